class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def build(n):
    node = None
    for i in range(n):
        node = Node(str(i), node)
    return node


kept = build(1000)
table = {}
for i in range(3000):
    build(50)
    table[i % 100] = [i, (str(i),), i * 1.5, {i}]
length = 0
while kept is not None:
    length += len(kept.value)
    kept = kept.next
print(length, table[99], len(table))
