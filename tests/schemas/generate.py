#!/usr/bin/env python3
"""Random documents from schemas/pressmark.rng, to show that what our grammar accepts, tei_all accepts.

    generate.py SCHEMA.rng FOLDER NUMBER [SEED]

Writes NUMBER files into FOLDER. Understands what our own schema uses of RELAX NG, and stops with an
error on anything else.
"""
import os
import random
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

RNG = '{http://relaxng.org/ns/structure/1.0}'
XML = 'http://www.w3.org/XML/1998/namespace'
WORDS = ['春', '雨', '来 了', 'a&b', '一', '《报》', 'x']
SAMPLES = {
    'data.range': ['src:0-10', 'src:10-12'],
    'data.number': ['0', '1', '42'],
    'data.pointer': ['#a1', 'https://news.example.org/a?b=1', '0002.xml#a3'],
    'data.words': ['500px', 'a b', '春'],
    'data.measure': ['500px', '33.5%'],
    'data.when': ['2024', '2024-03', '2024-03-08', '--03-08', '2024-03-08T10:00:00Z', '2024-03-08T10:00:00'],
    'data.language': ['zh-Hans', 'zh', 'en'],
}
PATTERNS = {'.+#bytes=[$]1-[$]2': 'source/0001.md#bytes=$1-$2', '[0-9]+(\\.[0-9]+){2}': '0.1.0',
            'U\\+[0-9A-F]{4,6}': 'U+3000', '[0-9]+,[0-9]+( [0-9]+,[0-9]+){2,}': '0,0 10,0 10,10'}
TYPES = {'NCName': 'filename', 'anyURI': '#x', 'positiveInteger': '3', 'decimal': '0.5', 'nonNegativeInteger': '7'}


class Generator:
    def __init__(self, schema, seed):
        self.random = random.Random(seed)
        self.defines = {d.get('name'): list(d) for d in schema.iter(RNG + 'define')}
        self.start = list(schema.find(RNG + 'start'))
        self.ids = 0

    def document(self):
        self.ids = 0
        attributes, content = self.patterns(self.start, 0)
        assert not attributes
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + content + '\n'

    def patterns(self, patterns, depth):
        attributes, content = [], ''
        for pattern in patterns:
            more, text = self.pattern(pattern, depth)
            attributes += more
            content += text
        return attributes, content

    def often(self, depth):
        return self.random.random() < max(0.05, 0.8 - 0.03 * depth)

    def pattern(self, node, depth):
        name = node.tag.replace(RNG, '')
        if name == 'ref':
            return self.patterns(self.defines[node.get('name')], depth + 1)
        if name == 'element':
            attributes, content = self.patterns(list(node), depth + 1)
            start = '<' + node.get('name')
            if node.get('name') == 'TEI':
                start += ' xmlns="http://www.tei-c.org/ns/1.0"'
            return [], start + ''.join(attributes) + '>' + content + '</' + node.get('name') + '>'
        if name == 'attribute':
            return [' %s=%s' % (node.get('name'), quoteattr(self.value(list(node)[0])))], ''
        if name == 'text':
            return [], escape(self.random.choice(WORDS))
        if name == 'empty':
            return [], ''
        if name == 'optional':
            return self.patterns(list(node), depth) if self.often(depth) else ([], '')
        if name in ('zeroOrMore', 'oneOrMore'):
            attributes, content = [], ''
            if name == 'oneOrMore':
                attributes, content = self.patterns(list(node), depth)
            for _ in range(3):
                if not self.often(depth):
                    break
                more, text = self.patterns(list(node), depth)
                attributes += more
                content += text
            return attributes, content
        if name == 'choice':
            return self.pattern(self.random.choice(list(node)), depth)
        if name == 'group':
            return self.patterns(list(node), depth)
        sys.exit('generate.py does not know ' + name)

    def value(self, node):
        name = node.tag.replace(RNG, '')
        if name == 'ref':
            target = node.get('name')
            if target == 'data.id':
                self.ids += 1
                return 'i%d' % self.ids
            if target in SAMPLES:
                return self.random.choice(SAMPLES[target])
            return self.value(self.defines[target][0])
        if name == 'choice':
            return self.value(self.random.choice(list(node)))
        if name == 'value':
            return node.text
        if name == 'list':
            return self.value(list(node)[0])
        if name == 'oneOrMore':
            return self.value(list(node)[0])
        if name == 'data':
            for param in node:
                if param.get('name') == 'pattern':
                    return PATTERNS[param.text]
            return TYPES[node.get('type')]
        sys.exit('generate.py does not know ' + name)


def main():
    schema, folder, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    os.makedirs(folder, exist_ok=True)
    generator = Generator(ET.parse(schema).getroot(), seed)
    for index in range(number):
        with open(os.path.join(folder, '%04d.xml' % index), 'w', encoding='utf-8') as file:
            file.write(generator.document())


if __name__ == '__main__':
    main()
