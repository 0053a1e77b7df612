"""Many short-lived perfect binary trees beside one that stays."""

import sys

MINIMUM_DEPTH = 4


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def perfect_tree(depth):
    if depth == 0:
        return Node(None, None)
    return Node(perfect_tree(depth - 1), perfect_tree(depth - 1))


def run(size):
    deepest = max(MINIMUM_DEPTH + 2, size)
    lines = ["stretch " + str(perfect_tree(deepest + 1).count())]
    long_lived = perfect_tree(deepest)
    for depth in range(MINIMUM_DEPTH, deepest + 1, 2):
        trees = 1 << (deepest - depth + MINIMUM_DEPTH)
        total = 0
        for _ in range(trees):
            total += perfect_tree(depth).count()
        lines.append(str(trees) + " of depth " + str(depth) + ": " + str(total))
    lines.append("long-lived " + str(long_lived.count()))
    return ", ".join(lines)


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
