"""JSON objects that have the keys of earlier ones, or not quite."""
import json

RECORDS = """[{"a": 1, "b": {"x": [1], "y": {}}}, {"a": 2, "b": {"x": [2], "y": {}}},
 {"a": 3}, {"a": 4, "b": null}, {"a": 5, "c": 6}, {"a": 7, "b": 8, "c": 9}, {"a": 1, "a": 2},
 {"a": 1, "b": 2, "a": 3}, {"a" : 1 , "b" :2}, {}, {"b": 1, "a": 2}, {"a": 1, "ab": 2},
 {"a": 1, "b": 2}, {"a": 1, "\\u0062": 2}, {"\\u0061": 1, "b": 2}, {"a": 1, "b\\n": 2},
 {"a": 1, "b\\n": 3}, {"a": 1, "q\\"": 2}, {"a": 1, "q\\"": 3}, {"a": 1, "q": 3}]"""

for record in json.loads(RECORDS):
    print(record, len(record), list(record.items())[-1:])

records = json.loads(RECORDS)
first, second = records[0], records[1]
first["new"] = 1                        # dicts of one shape share nothing
del first["a"]
second["b"]["x"] = 5
print(first, second, records[12], records[13] == records[12], sorted(second))
print(json.loads(RECORDS) == json.loads(RECORDS), json.loads(RECORDS, object_pairs_hook=list)[:4])
print(json.loads(RECORDS, object_hook=lambda found: sorted(found))[:4])

for wrong in ('{"a": 1, "b" 2}', '{"a": 1, "b": 2', '{"a": 1, "b', '{"a": 1, "b"', '{"a": 1, b: 2}',
              '{"a": 1, "b": 2,}', '{"a": 1 "b": 2}', '{"a": 1, "b\n": 2}', '{"a": 1, "q"": 2}',
              '{"a": 1,', '{"a": 1', '{"a":', '{"a"', '{"a', '{', '{"a": 1, "b": }'):
    for text in wrong, '[{"a": 1, "b": 2}, %s]' % wrong:
        try:
            print(json.loads(text))
        except json.JSONDecodeError as error:
            print(error)
print(json.loads('{"a": 1, "b\n": 2}', strict=False))

many = [{"key%d" % (i % 97): i, "second": str(i), "third": {"key%d" % i: i}} for i in range(300)]
print(json.loads(json.dumps(many)) == many)
wide = [{"w%d" % i: i + n for i in range(n)} for n in (3, 63, 64, 65, 100, 64, 100, 3)]
print(json.loads(json.dumps(wide)) == wide, json.loads(json.dumps(wide))[4]["w99"])
