import { SaxesParser } from 'saxes';

/** A piece of a document: its name without a prefix and the namespace that this stands for. */
export type XmlElement = Readonly<{
  name: string;
  space: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  text: string;
}>;

export type ParsedXml = { ok: true; root: XmlElement } | { ok: false; why: string };

const most = { bytes: 2 * 1024 * 1024, depth: 40, elements: 40_000, attributes: 40, text: 20_000 };

class Refused extends Error {}

/**
 * Well-formed XML as a tree. A document type is refused before anything in it is read, so that nothing is expanded and nothing is fetched; size,
 * depth and number of elements are bounded, so that no file takes longer than its size says. Never throws.
 *
 * @example parseXml(Buffer.from('<a xmlns="urn:x"><b>1</b></a>')) // { ok: true, root: { name: 'a', … } }
 */
export function parseXml(bytes: Uint8Array): ParsedXml {
  if (bytes.length > most.bytes) return { ok: false, why: 'The file is larger than 2 MB. An invoice is not.' };
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, why: 'The letters of this file could not be read. Send it as UTF-8.' };
  }
  try {
    return { ok: true, root: build(text) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, why: error.message };
    const where = /^(\d+):(\d+):/.exec((error as Error).message);
    return { ok: false, why: `This is not well-formed XML${where ? `, at line ${where[1]}` : ''}.` };
  }
}

const encodingOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';

type Growing = { -readonly [K in keyof XmlElement]: XmlElement[K] };

function build(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: Growing | null = null;
  let elements = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Refused('The file has a document type. Those are not read, because they can be made to do harm.');
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > most.elements) throw new Refused('The file has more parts than any invoice.');
    if (open.length >= most.depth) throw new Refused('The file is nested deeper than any invoice.');
    const names = Object.keys(tag.attributes);
    if (names.length > most.attributes) throw new Refused('The file has more attributes than any invoice.');
    const attributes: Record<string, string> = Object.create(null);
    for (const name of names) attributes[name] = (tag.attributes[name] as { value: string }).value.slice(0, 500);
    const element: Growing = { name: tag.local, space: tag.uri, attributes, children: [], text: '' };
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
    open.push(element);
  });
  const addText = (words: string) => {
    const element = open.at(-1);
    if (!element) return;
    if (element.text.length + words.length > most.text)
      throw new Refused('The file has longer words than any invoice.');
    element.text += words;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  // In steps, so that a fault near the beginning ends it there.
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
  parser.close();
  return root ?? refuseEmpty();
}

function refuseEmpty(): never {
  throw new Refused('There is nothing in the file.');
}
