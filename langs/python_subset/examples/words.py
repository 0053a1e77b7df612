"""Counts the words of a text: dicts, sorting with a key, formatting."""

TEXT = """the quick brown fox jumps over the lazy dog the fox barks
the dog sleeps and the quick fox runs"""


def frequencies(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts


for word, count in sorted(frequencies(TEXT).items(), key=lambda pair: (-pair[1], pair[0])):
    print(f"{word:<8}{count:>3} {'*' * count}")
