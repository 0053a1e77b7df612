/* Many short-lived perfect binary trees beside one that stays. */
#include <stdio.h>
#include <stdlib.h>

enum { MINIMUM_DEPTH = 4 };

typedef struct node {
    struct node *left, *right;
} node;

static node *perfect_tree(int depth)
{
    node *tree = malloc(sizeof *tree);
    tree->left = depth ? perfect_tree(depth - 1) : NULL;
    tree->right = depth ? perfect_tree(depth - 1) : NULL;
    return tree;
}

static long check(const node *tree)
{
    return tree->left ? 1 + check(tree->left) + check(tree->right) : 1;
}

static void delete(node *tree)
{
    if (tree->left) {
        delete(tree->left);
        delete(tree->right);
    }
    free(tree);
}

static long check_new_tree(int depth)
{
    node *tree = perfect_tree(depth);
    long count = check(tree);
    delete(tree);
    return count;
}

void run(const char *argument, FILE *out)
{
    int size = atoi(argument);
    int deepest = size > MINIMUM_DEPTH + 2 ? size : MINIMUM_DEPTH + 2;
    fprintf(out, "stretch tree of depth %d\t check: %ld\n", deepest + 1,
            check_new_tree(deepest + 1));
    node *long_lived = perfect_tree(deepest);
    for (int depth = MINIMUM_DEPTH; depth <= deepest; depth += 2) {
        long trees = 1L << (deepest - depth + MINIMUM_DEPTH), total = 0;
        for (long i = 0; i < trees; i++)
            total += check_new_tree(depth);
        fprintf(out, "%ld\t trees of depth %d\t check: %ld\n", trees, depth, total);
    }
    fprintf(out, "long lived tree of depth %d\t check: %ld\n", deepest, check(long_lived));
    delete(long_lived);
}
