import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkParts, type Part } from './link-parts.ts';

const links = (words: string) =>
  linkParts(words).filter((one): one is Extract<Part, { href: string }> => 'href' in one);
const whole = (words: string) =>
  linkParts(words)
    .map(({ text }) => text)
    .join('');

describe('links in what people write', () => {
  it('lead to web addresses, and show the whole host', () => {
    assert.deepEqual(linkParts('See https://example.org/a?b=1#c, then decide.'), [
      { text: 'See ' },
      { href: 'https://example.org/a?b=1#c', host: 'example.org', text: 'https://example.org/a?b=1#c' },
      { text: ', then decide.' },
    ]);
    assert.equal(links('http://localhost:8080/x')[0]!.host, 'localhost:8080');
  });

  it('are never made of anything that runs or carries its own content', () => {
    for (const words of [
      'javascript:alert(1)',
      'JaVaScRiPt://example.org/%0aalert(1)',
      'data:text/html;base64,PHNjcmlwdD4=',
      'vbscript:msgbox(1)',
      'file:///etc/passwd',
      'ftp://example.org/',
      '//example.org/x',
      'www.example.org',
      'http://',
      'https://?',
      'xhttps://example.org',
    ])
      assert.deepEqual(links(words), [], words);
    for (const { href } of links('javascript:https://example.org/ and view-source:http://example.org'))
      assert.match(href, /^https?:\/\/example\.org\//);
  });

  it('are not made where a name before the host makes it look like another', () => {
    assert.deepEqual(links('https://www.gov.uk@evil.example/login and https://user:pass@evil.example'), []);
    assert.equal(links('https://www.gov.uk.evil.example/')[0]!.host, 'www.gov.uk.evil.example');
    assert.deepEqual(
      links('https://www.gov.uk\\@evil.example').map(({ host }) => host),
      ['www.gov.uk'],
    );
  });

  it('write letters of another alphabet in a host as punycode, and in a path as numbers', () => {
    const [first] = links('https://www.gоv.uk/bins');
    assert.equal(first!.host, 'www.xn--gv-fmc.uk');
    assert.ok(first!.text.includes('xn--') && !/[^\x20-\x7e…]/.test(first!.text));
    const [turned] = links('https://example.org/\u202egnp.exe');
    assert.ok(!turned!.text.includes('\u202e') && !turned!.href.includes('\u202e'));
    assert.equal(links('https://ｅｘａｍｐｌｅ.org')[0]!.host, 'example.org');
  });

  it('end before the brackets and stops of the sentence, and keep brackets of their own', () => {
    assert.equal(links('(see https://example.org/a_(b))')[0]!.href, 'https://example.org/a_(b)');
    assert.equal(links('[https://example.org/a].')[0]!.href, 'https://example.org/a');
    assert.equal(links(`https://example.org/${'('.repeat(500)}${')'.repeat(900)}`)[0]!.href.match(/\)/g)!.length, 500);
    assert.equal(links('<https://example.org/a>')[0]!.href, 'https://example.org/a');
    assert.equal(links('[words](https://example.org/a)')[0]!.href, 'https://example.org/a');
  });

  it('lose nothing of what was written, markup and nonsense too', () => {
    for (const words of [
      '<a href="https://example.org/a">x</a>',
      '![](x)',
      '<img src=x onerror=alert(1)>',
      '',
      'no links',
    ])
      assert.equal(whole(words), words);
    assert.deepEqual(
      links('<a href="https://example.org" onclick="x">').map(({ href }) => href),
      ['https://example.org/'],
    );
  });

  it('are cut where they are long, with the host whole, and take no time', () => {
    const [long] = links(`https://example.org/${'a'.repeat(1_000)}`);
    assert.ok(long!.text.length < 100 && long!.text.startsWith('https://example.org/a') && long!.text.endsWith('…'));
    assert.deepEqual(links(`https://example.org/${'a'.repeat(10_000)}`), []);
    const hostile = `${'https://'.repeat(20_000)} ${'https://a.b/(((((('.repeat(5_000)}`;
    const began = process.cpuUsage().user;
    linkParts(hostile);
    assert.ok(process.cpuUsage().user - began < 2_000_000, 'it took more than two seconds');
  });
});
