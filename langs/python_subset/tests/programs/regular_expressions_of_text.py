"""Regular expressions on long text that is not ASCII: near and far steps back and forth."""
import re

LINE = "Ł%d = \"née…狂 %d\" # 🎉 x\n"
TEXT = "".join(LINE % (i, i * i) for i in range(60))


def show(pattern, text=TEXT, flags=0):
    compiled = re.compile(pattern, flags)
    found = [(match.span(), match.groups()) for match in compiled.finditer(text)]
    print(pattern, len(found), found[:2], found[-2:])


show(r"Ł(\d+)")
show(r"(?<=…)狂 (\d+)")
show(r"(?<!…)\d+")
show(r"^Ł\d+ = \"(.*?)\"", flags=re.M)
show(r"(.*)🎉 x$", flags=re.M)
show(r"(?s).*Ł(\d)")                       # to the end, and far back
show(r"(?s)Ł5.{200,}?Ł(1\d)")
show(r"(?:[^\n]*\n){3}")
show(r"(\w+)…\w (\d+)\" # (.) \S\n\S+ = \"\1")
show(r"\b\w")
show(r"\W$", flags=re.M)
show(r"(?i)NÉE|ł7")
show("[^\x00-\x7f]+")
show("🎉|狂|n(?=é)")
show(r"\Z|\A")

number = re.compile(r"\d+")
for position in 0, 1, 2, 37, 100, 700, len(TEXT) - 9, len(TEXT), len(TEXT) + 5:
    print(position, number.match(TEXT, position), number.search(TEXT, position),
          number.search(TEXT, position, position + 12))
print(number.search("…" * 200 + "7"), number.match("…", 1), re.search("$", "…"))
print(re.sub(r"(é)(e)", r"\2\1", TEXT[:60]), re.split("…|, ", "a…b, c…"))
