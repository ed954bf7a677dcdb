/** What is taken and what is not was tried with the library that the operator uses. */
import { expect, test } from 'vitest';
import { isFilterQuery, isPathQuery } from './json-path.ts';

test.each([
  "@.valid == 'value'",
  '@.roles.client-roles.kafka != null',
  "'kafka' in @.groups",
  "@.groups anyof ['a','b']",
  '@.a && @.b',
  '@.a == "x"',
  '(@.a == 1) || !(@.b)',
  "@['a b'] == 'c'",
  '@.a.length() > 3',
  '$.a == 1',
  '@',
  '@.a =~ /x.*/i',
  "@.a =~ 'x'",
  '@.a == 1.5e3',
  '@.a == -1',
  '@.a == true',
  "@.a nin ['x']",
  "@.a contains 'b'",
  '!@.a',
  '@.a size 3',
  '@.a empty true',
  "@.a type 'NUMBER'",
  " @.a == 'x' ",
  '@.a == {"b":1}',
  '@.a[0] == 1',
  '@.a[?(@.b == 1)] == 1',
  '@..a == 1',
  '@.a.* == 1',
  '@.a > @.b',
  '@.scope =~ /(.* )?kafka( .*)?/',
  '@.a === 1',
  "'a' == 'b'",
  "@.a in 'x'",
])('`%s` is a filter', (query) => {
  expect(isFilterQuery(query)).toBe(true);
});

test.each([
  'invalid',
  "@.a = 'x'",
  '@.a == value',
  "@.a == 'x' and @.b == 'y'",
  '@.a ==',
  "@.a == 'x",
  'a.b == 1',
  '@.a == True',
  "@.a foo 'b'",
  "@.a == 'x')",
  "(@.a == 'x'",
  '',
  "@.a == 'x' &&",
  '@.a <> 1',
  '1',
  'true',
  "'x'",
  '@.a[',
  '@.a.',
  '@.a[0',
  "@.a['b",
  "@.a == ['x'",
])('`%s` is no filter', (query) => {
  expect(isFilterQuery(query)).toBe(false);
});

test.each([
  '$.groups',
  'groups',
  '@.groups',
  '$.a[',
  "$['a']",
  '$',
  '$.a[?(@.b)]',
  '$..a',
  '.a',
  '$.a[0,1]',
  'a.b[*]',
  "$.['a']",
  '$.realm_access.roles',
])('`%s` is a path', (query) => {
  expect(isPathQuery(query)).toBe(true);
});

test.each(['$.a.', '$.a[?(@.b]', 'a b', "$.a['b", '', '$a', '@a', '$.a..', '$.a[x]'])('`%s` is no path', (query) => {
  expect(isPathQuery(query)).toBe(false);
});
