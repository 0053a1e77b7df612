"""Many short-lived perfect binary trees beside one that stays."""

import sys

MINIMUM_DEPTH = 4


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def perfect_tree(depth):
    if depth == 0:
        return Node(None, None)
    return Node(perfect_tree(depth - 1), perfect_tree(depth - 1))


def run(size):
    deepest = max(MINIMUM_DEPTH + 2, size)
    stretched = perfect_tree(deepest + 1).check()
    lines = ["stretch tree of depth %d\t check: %d" % (deepest + 1, stretched)]
    long_lived = perfect_tree(deepest)
    for depth in range(MINIMUM_DEPTH, deepest + 1, 2):
        trees = 1 << (deepest - depth + MINIMUM_DEPTH)
        total = 0
        for _ in range(trees):
            total += perfect_tree(depth).check()
        lines.append("%d\t trees of depth %d\t check: %d" % (trees, depth, total))
    lines.append("long lived tree of depth %d\t check: %d" % (deepest, long_lived.check()))
    return "\n".join(lines)


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
