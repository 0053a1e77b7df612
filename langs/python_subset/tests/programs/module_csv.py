"""csv: every state of the reader, every quoting of the writer, dialects and errors."""
import csv
import io
import itertools
import _csv


def attempt(function, *args, **named):
    try:
        return function(*args, **named)
    except (csv.Error, TypeError, ValueError, AttributeError, StopIteration) as error:
        return type(error).__name__, str(error)


def read(lines, **options):
    return attempt(lambda: list(csv.reader(lines, **options)))


lines = [
    "a,b,c", "a,,", "", "\r\n", '"a","b"', '"a""b",c', '"a\n', 'b",c', "a b , c", '"x" y,z',
    'a"b"c', "\\a,b\\,c", '"a\\"b",c', "€,ü,\U0001f600", "1,2.5,x", '1,"2",3e2', "'a','b'",
    "a\rb", "a\n\nb", 'x,"', "\\", '"\\', "a\tb", "a;b", " a, b", '"a" ,b', "a\0b",
]
options = [
    {}, {"strict": True}, {"quoting": csv.QUOTE_NONE}, {"escapechar": "\\"}, {"quotechar": "'"},
    {"doublequote": False}, {"skipinitialspace": True}, {"delimiter": ";"}, {"delimiter": "€"},
    {"quoting": csv.QUOTE_NONNUMERIC}, {"dialect": "excel-tab"}, {"quotechar": None},
    {"escapechar": "\\", "doublequote": False, "quoting": csv.QUOTE_NONE},
]
for option in options:
    print(option)
    for line in lines:
        print("  ", repr(line), read([line], **option))
    print("  ", read(lines, **option))
print(read([b"a"]), read([3]), attempt(csv.reader, 3))
reader = csv.reader(['a,"b\n', 'c"\n', "d\n"])
for row in reader:
    print(row, reader.line_num, reader.dialect.delimiter)
print(iter(reader) is reader, attempt(next, reader))
print(csv.field_size_limit(), csv.field_size_limit(3), read(["abcd"]), read(["abc,abc"]))
print(csv.field_size_limit(131072), attempt(csv.field_size_limit, "x"))


class Odd:
    def __str__(self):
        return 'o,"d'


rows = [
    ["a", 1, 2.5, None, ""], ['q"q', "c,c", "n\nn", "r\rr", "e\\e", "t\tt"], [], [""], [None],
    [Odd(), 10**20, True, 1j], "xyz", ["€", "'", " lead"], [b"bytes"], ["a;b", "€uro"], ["", ""],
]
for option in options + [
        {"quoting": csv.QUOTE_ALL}, {"lineterminator": "!\n"}, {"dialect": "unix"},
        {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"escapechar": "\\", "quoting": csv.QUOTE_ALL},
        {"doublequote": False, "escapechar": "\\"}]:
    out = io.StringIO()
    writer = attempt(csv.writer, out, **option)
    if isinstance(writer, tuple):
        print(option, writer)
        continue
    print(option, [attempt(writer.writerow, row) for row in rows])
    print("  ", repr(out.getvalue()))
    print("  ", attempt(writer.writerows, [[1, 2], ["x"]]), repr(out.getvalue()[-12:]))
print(attempt(csv.writer(io.StringIO()).writerow, 5), attempt(csv.writer, 3))

for option in [
        {"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": None}, {"delimiter": 3},
        {"quotechar": ""}, {"quotechar": "ab"}, {"quotechar": 3}, {"escapechar": "xy"},
        {"quoting": 9}, {"quoting": "x"}, {"quoting": None}, {"lineterminator": None},
        {"lineterminator": 3}, {"quotechar": None, "quoting": 0}, {"strict": "yes"}]:
    found = attempt(_csv.Dialect, **option)
    if isinstance(found, _csv.Dialect):
        found = [getattr(found, name) for name in (
            "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
            "skipinitialspace", "strict")]
    print(option, found)


class Pipes(csv.excel):
    delimiter = "|"
    quoting = csv.QUOTE_ALL


csv.register_dialect("pipes", Pipes)
csv.register_dialect("colons", "pipes", delimiter=":")
print(csv.list_dialects(), csv.get_dialect("colons").delimiter, csv.get_dialect("colons").quoting)
print(list(csv.reader(["a|b"], "pipes")), list(csv.reader(["a:b"], dialect="colons")))
csv.unregister_dialect("colons")
print(csv.list_dialects(), attempt(csv.get_dialect, "colons"), attempt(csv.unregister_dialect, "x"))
print(attempt(csv.register_dialect, 3), attempt(csv.reader, [], "nope"))

out = io.StringIO()
table = csv.DictWriter(out, ["name", "size"], extrasaction="ignore")
table.writeheader()
table.writerows([{"name": "x", "size": 3, "more": 1}, {"name": 'y"'}])
print(repr(out.getvalue()))
print(list(csv.DictReader(io.StringIO(out.getvalue() + "a,b,c\r\nd\r\n"), restkey="rest")))
sniffed = csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n")
print(sniffed.delimiter, csv.Sniffer().has_header("name,size\nx,1\ny,2\n"))

# what was written is read back
cells = ["", "a", ",", '"', "\n", 'a"b', "€,"]
for option in ({}, {"quoting": csv.QUOTE_ALL}, {"doublequote": False, "escapechar": "\\"}):
    table = [list(row) for row in itertools.product(cells, repeat=2)]
    out = io.StringIO(newline="")
    csv.writer(out, **option).writerows(table)
    out.seek(0)
    print(list(csv.reader(out, **option)) == table)
