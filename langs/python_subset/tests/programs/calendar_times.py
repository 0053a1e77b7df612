import time
t = time.gmtime(1700000000); print(t, t.tm_zone, t.tm_gmtoff)
print(time.strftime("%Y-%m-%d %H:%M:%S %a %b %j %p", t), time.asctime(t), time.mktime(time.localtime(1700000000)), time.ctime(0))
print(time.localtime(86400 * 200.5)[:6], time.timezone, time.tzname, time.daylight)
print(time.strptime("2024-02-03", "%Y-%m-%d")[:3])
try: time.strftime("%Y", (2020, 13, 1, 0, 0, 0, 0, 1, 0))
except ValueError as e: print(e)
print(time.struct_time((2020, 1, 2, 3, 4, 5, 6, 7, 0)).tm_hour, time.get_clock_info("time").adjustable)
import datetime
d = datetime.datetime(2024, 2, 29, 12, 30); print(d, d + datetime.timedelta(days=366), d.isoformat(), d.strftime("%d/%m/%y"), d.weekday())
print(datetime.date(2020, 1, 1) - datetime.date(2019, 1, 1), datetime.datetime.fromisoformat("2020-01-02T03:04:05+01:00"), datetime.datetime.strptime("01 Feb 2020", "%d %b %Y"))
print(datetime.datetime.fromtimestamp(0, datetime.timezone.utc))
