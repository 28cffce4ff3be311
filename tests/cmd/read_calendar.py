#!/usr/bin/python3
"""read_calendar.py FILE... - imports iCalendar files one after the other into
one calendar, as strictly as RFC 5545 is written, and prints its to-dos by UID:
one a line, UID|DUE|STATUS|SUMMARY|DESCRIPTION|CATEGORIES|COMPLETED|DTSTAMP."""
import datetime
import sys

import icalendar

ONCE = {"VCALENDAR": ["VERSION", "PRODID"],
        "VTODO": ["UID", "DTSTAMP", "DUE", "SUMMARY", "STATUS"]}
STATUSES = ["NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"]


def check(holds, what):
    if not holds:
        sys.exit("not iCalendar: " + what)


def check_lines(data):
    """Content lines: section 3.1."""
    check(data.endswith(b"\r\n"), "the last line has no end")
    for line in data[:-2].split(b"\r\n"):
        check(b"\r" not in line and b"\n" not in line, "a bare line end")
        check(0 < len(line) <= 75, "a line of %d octets" % len(line))
        text = line.decode("utf-8")  # no character is cut by a fold
        check(all(c == "\t" or (c >= " " and c != "\x7f") for c in text),
              "a control character")


def check_component(component):
    check(not component.errors, str(component.errors))
    for name in ONCE[component.name]:
        check(name in component and not isinstance(component[name], list),
              "%s in %s is not there once" % (name, component.name))


def check_todo(todo):
    check_component(todo)
    check(type(todo["DUE"].dt) is datetime.date, "DUE is no date")
    for name in "DTSTAMP", "COMPLETED":
        check(name not in todo or todo[name].dt.utcoffset() ==
              datetime.timedelta(0), name + " is not in universal time")
    check(todo["STATUS"] in STATUSES, "STATUS")
    check(("COMPLETED" not in todo) or todo["STATUS"] == "COMPLETED",
          "COMPLETED of what is not")


def cell(value):
    if value is None:
        return ""
    if hasattr(value, "dt"):
        return value.dt.isoformat()
    if hasattr(value, "cats"):
        return ",".join(value.cats)
    return str(value).replace("\n", "\\n")


def main():
    kept = {}
    for name in sys.argv[1:]:
        with open(name, "rb") as file:
            data = file.read()
        check_lines(data)
        calendar = icalendar.Calendar.from_ical(data.decode("utf-8"))
        check_component(calendar)
        check(calendar["VERSION"] == "2.0", "VERSION")
        seen = set()
        for todo in calendar.subcomponents:
            check(todo.name == "VTODO", todo.name)
            check_todo(todo)
            check(todo["UID"] not in seen, "a UID twice")
            seen.add(todo["UID"])
            kept[str(todo["UID"])] = todo
    for uid in sorted(kept):
        print("|".join(cell(kept[uid].get(name)) for name in
                       ["UID", "DUE", "STATUS", "SUMMARY", "DESCRIPTION",
                        "CATEGORIES", "COMPLETED", "DTSTAMP"]))


main()
