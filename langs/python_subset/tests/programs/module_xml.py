"""xml: trees, events, SAX, minidom; what is wrong with documents and where."""
import io
import xml.etree.ElementTree as ET
import xml.sax
from xml.dom import minidom
from xml.parsers import expat

DOCUMENT = """<?xml version="1.0" encoding="utf-8"?>
<!-- before -->
<!DOCTYPE root [
  <!ENTITY who "W&#246;rld &amp; more">
  <!ENTITY nested "<b>bold &who;</b>">
  <!ATTLIST item kind CDATA "plain" id ID #IMPLIED>
]>
<root xmlns="urn:one" xmlns:p="urn:two" a="1 &lt; 2&#10;x" p:b='two "quoted"'>
  text &amp; &#x20AC; &who;
  <item id="i1"/><item kind="odd" >tail</item> after
  <p:sub>&nested;<![CDATA[<raw> & ]]></p:sub>
  <?target some data?><!-- inside -->
</root>
<!-- after -->
"""


def show(element, depth=0):
    print("  " * depth, element.tag, sorted(element.attrib.items()), repr(element.text),
          repr(element.tail))
    for child in element:
        show(child, depth + 1)


root = ET.fromstring(DOCUMENT.encode())
show(root)
print([item.get("kind") for item in root.iter("{urn:one}item")],
      root.find("p:sub", {"p": "urn:two"}).tag)
print(ET.tostring(root)[:120])
tree = ET.ElementTree(ET.Element("made", {"a": "<&\">"}))
ET.SubElement(tree.getroot(), "child").text = "é < &"
out = io.BytesIO()
tree.write(out, encoding="utf-8", xml_declaration=True)
print(out.getvalue())
print([(event, element.tag) for event, element in ET.iterparse(
    io.BytesIO(b"<a><b>x</b><c/></a>"), events=("start", "end"))])
pull = ET.XMLPullParser(["start", "end", "comment", "pi", "start-ns", "end-ns"])
for char in "<a xmlns:x='u'><!-- c --><?p d?><x:b>t</x:b></a>":
    pull.feed(char)
print([(event, getattr(element, "tag", element) if not callable(getattr(element, "tag", None))
        else element.text) for event, element in pull.read_events()])


class Printer(xml.sax.ContentHandler):
    def startElement(self, name, attrs):
        print("start", name, dict(attrs))

    def endElement(self, name):
        print("end", name)

    def characters(self, content):
        if content.strip():
            print("characters", repr(content))


xml.sax.parseString(b"<a b='c'>one<d/>two</a>", Printer())
dom = minidom.parseString("<a x='1'><b>text</b><!--c--><b/></a>")
print([node.toxml() for node in dom.getElementsByTagName("b")], dom.documentElement.getAttribute("x"))
print(dom.toprettyxml(indent=" "))

events = []
parser = expat.ParserCreate()
parser.ordered_attributes = True
for name in ("StartElement", "EndElement", "CharacterData", "Comment", "ProcessingInstruction",
             "StartCdataSection", "EndCdataSection", "XmlDecl", "StartDoctypeDecl",
             "EndDoctypeDecl", "EntityDecl"):
    def handler(*args, name=name):
        events.append((name, *args))
    setattr(parser, name + "Handler", handler)
for i in range(0, len(DOCUMENT), 7):
    parser.Parse(DOCUMENT[i:i + 7].encode()[:], False)
parser.Parse(b"", True)
joined = "".join(args[0] for name, *args in events if name == "CharacterData")
print(repr(joined))
for event in events:
    if event[0] != "CharacterData":
        print(event)

for wrong in ("", "<a>", "<a></b>", "<a b=c/>", "<a b='1' b='2'/>", "<a>&nope;</a>", "text",
              "<a/><b/>", "<a/>junk", "<a><b></a></b>", "<a x:y='1'/>", "<a>&#0;</a>", "< a/>",
              "<a>\n<b>\n</c></a>", "<a", "<a>]]></a>", "<!-- -- --><a/>", "<a>\x01</a>",
              " <?xml version='1.0'?><a/>", "<a b='<'/>", "</a>", "<a>& b</a>"):
    parser = expat.ParserCreate(namespace_separator="}" if "x:y" in wrong else None)
    try:
        parser.Parse(wrong, True)
        print(repr(wrong), "well-formed")
    except expat.ExpatError as error:
        print(repr(wrong), error, error.code, error.lineno, error.offset)
for data in ("<a>é</a>".encode("utf-16"), "<?xml version='1.0' encoding='latin-1'?><a>é</a>".encode(
        "latin-1"), b"\xef\xbb\xbf<a>\xc3\xa9\r\nx\ry</a>"):
    print(ascii(ET.fromstring(data).text))
try:
    ET.fromstring("<a><b></a>")
except ET.ParseError as error:
    print(error, error.position)
