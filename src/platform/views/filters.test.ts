import assert from 'node:assert/strict';
import { test } from 'node:test';
import { londonDate, londonDateTime, londonMonth, number, plural, pounds } from '../say.ts';
import { dateParts, holds, paragraphs, short, words } from './filters.ts';

test('a calendar date is that day in London, summer and winter', () => {
  assert.equal(londonDate('2027-05-04'), '4 May 2027');
  assert.equal(londonDate('2027-12-31'), '31 December 2027');
  assert.equal(londonMonth('2028-01-01'), 'January 2028');
});

test('an instant is read in London, also where the day differs from UTC', () => {
  assert.equal(londonDate(new Date('2027-06-30T23:30:00Z')), '1 July 2027');
  assert.equal(londonDate('2027-12-31T23:30:00Z'), '31 December 2027');
  assert.equal(londonDateTime('2027-05-04T14:05:00Z'), '4 May 2027 at 3:05pm');
  assert.equal(londonDateTime('2027-01-04T00:05:00Z'), '4 January 2027 at 12:05am');
});

test('what is no date reads as nothing', () => {
  for (const value of [null, undefined, '', 'soon', '2027-13-01', new Date(Number.NaN)]) {
    assert.equal(londonDate(value), '');
    assert.equal(londonDateTime(value), '');
  }
});

test('pence read as pounds, with pence only where there are some', () => {
  assert.equal(pounds(122_800), '£1,228');
  assert.equal(pounds(1_250), '£12.50');
  assert.equal(pounds(0), '£0');
  assert.equal(pounds(-1_250), '-£12.50');
  assert.equal(pounds(5), '£0.05');
  assert.equal(pounds(null), '');
});

test('numbers are grouped and nothing is not nought', () => {
  assert.equal(number(1_228), '1,228');
  assert.equal(number(87.666), '87.67');
  assert.equal(number(0), '0');
  assert.equal(number(null), '');
});

test('one is singular, all else plural', () => {
  assert.equal(plural(1, 'provider'), '1 provider');
  assert.equal(plural(0, 'provider'), '0 providers');
  assert.equal(plural(1_200, 'body', 'bodies'), '1,200 bodies');
});

test('long words are cut at a word and say so', () => {
  assert.equal(short('I want to make my own tea', 14), 'I want to…');
  assert.equal(short('tea', 10), 'tea');
  assert.equal(short('  two \n lines '), 'two lines');
  assert.equal(short(null), '');
  assert.ok(short('x'.repeat(500), 20).length <= 21, 'a word without spaces is cut too');
});

test('lines become paragraphs, without empty ones', () => {
  assert.deepEqual(paragraphs('one\n\n two \r\nthree\n'), ['one', 'two', 'three']);
  assert.deepEqual(paragraphs(null), []);
});

test('dates split for their three boxes', () => {
  assert.deepEqual(dateParts('2028-01-05'), { day: '5', month: '1', year: '2028' });
  assert.deepEqual(dateParts('not a date'), { day: '', month: '', year: '' });
});

test('codes read as words; lists and single values tick boxes alike', () => {
  assert.equal(words('not-looked-at'), 'Not looked at');
  assert.equal(words(null), '');
  assert.equal(holds(['a', 2], '2'), true);
  assert.equal(holds('a', 'a'), true);
  assert.equal(holds(undefined, 'a'), false);
  assert.equal(holds(null, 'null'), false);
});
