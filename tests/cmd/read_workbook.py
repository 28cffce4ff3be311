#!/usr/bin/env python3
"""read_workbook FILE [SHEET] - what a spreadsheet would make of an xlsx file.

Without SHEET a line for each sheet: its name, the cell at which it is frozen,
the cells of its filter, how many charts it has, how many formulas.  With one,
its cells, with commas between; a text in quotes, a number as it is.
"""
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
RELATION = ('{http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships}id')


def read(archive, name):
    return tree.fromstring(archive.read(name))


def sheets(archive):
    """The name and the part of each sheet."""
    parts = {one.get('Id'): one.get('Target')
             for one in read(archive, 'xl/_rels/workbook.xml.rels')}
    for sheet in read(archive, 'xl/workbook.xml').iter(MAIN + 'sheet'):
        yield sheet.get('name'), 'xl/' + parts[sheet.get(RELATION)]


def charts(archive, part):
    """How many charts are drawn on a sheet."""
    related = part.replace('worksheets/', 'worksheets/_rels/') + '.rels'
    if related not in archive.namelist():
        return 0
    drawing = next(iter(read(archive, related))).get('Target')
    drawing = 'xl/drawings/_rels/' + drawing.rsplit('/', 1)[-1] + '.rels'
    return len(read(archive, drawing))


def describe(archive, name, part):
    sheet = read(archive, part)
    pane = sheet.find('.//' + MAIN + 'pane')
    filtered = sheet.find(MAIN + 'autoFilter')
    print(name, '-' if pane is None else pane.get('topLeftCell'),
          '-' if filtered is None else filtered.get('ref'),
          charts(archive, part), len(list(sheet.iter(MAIN + 'f'))))


def show(archive, part):
    texts = [''.join(text.text or '' for text in entry.iter(MAIN + 't'))
             for entry in read(archive, 'xl/sharedStrings.xml')]
    for row in read(archive, part).iter(MAIN + 'row'):
        cells = []
        for cell in row.iter(MAIN + 'c'):
            value = cell.find(MAIN + 'v')
            if value is None:
                continue
            place = re.match('[A-Z]+', cell.get('r')).group()
            text = value.text
            if cell.get('t') == 's':
                text = '"' + texts[int(text)] + '"'
            cells.append(place + '=' + text)
        print(' '.join(cells))


def main():
    with zipfile.ZipFile(sys.argv[1]) as archive:
        for name, part in sheets(archive):
            if len(sys.argv) < 3:
                describe(archive, name, part)
            elif name == sys.argv[2]:
                show(archive, part)


main()
