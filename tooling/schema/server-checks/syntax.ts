/**
 * Owns what names, keys and addresses may look like to the API server, each with how to say it. Source: apimachinery's
 * `util/validation` and the validation of the core API, Kubernetes 1.36.
 */
import { parseAddress, parseRange } from './address.ts';

export interface Syntax {
  readonly expected: string;
  fits(text: string): boolean;
}

const label = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const nameOfKey = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

export const dnsLabel: Syntax = {
  expected: 'a name of at most 63 lower-case letters, digits and hyphens that begins and ends with a letter or digit',
  fits: (text) => text.length <= 63 && label.test(text),
};

export const dnsSubdomain: Syntax = {
  expected:
    'a name of at most 253 lower-case letters, digits, hyphens and dots that begins and ends with a letter or digit',
  fits: (text) => text.length <= 253 && subdomain.test(text),
};

/** A label that begins with a letter. */
export const strictLabel: Syntax = {
  expected:
    'a name of at most 63 lower-case letters, digits and hyphens that begins with a letter and ends with a letter or digit',
  fits: (text) => text.length <= 63 && /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(text),
};

/** A name of RBAC, which only has to be a part of a path. */
export const pathSegment: Syntax = {
  expected: 'a name without `/` and `%`, other than `.` and `..`,',
  fits: (text) => text !== '.' && text !== '..' && !/[/%]/.test(text),
};

export const keyName: Syntax = {
  expected: 'a key such as `team` or `example.com/team`, its name of at most 63 letters, digits, `-`, `_` and `.`,',
  fits: (text) => {
    const [first = '', second, ...more] = text.split('/');
    const name = second ?? first;
    if (more.length > 0 || name.length > 63 || !nameOfKey.test(name)) return false;
    return second === undefined || dnsSubdomain.fits(first);
  },
};

export const labelValue: Syntax = {
  expected: 'at most 63 letters, digits, `-`, `_` and `.` with a letter or digit at both ends',
  fits: (text) => text === '' || (text.length <= 63 && nameOfKey.test(text)),
};

export const portName: Syntax = {
  expected: 'a port name of at most 15 lower-case letters, digits and single hyphens, one of them a letter,',
  fits: (text) => text.length <= 15 && label.test(text) && /[a-z]/.test(text) && !text.includes('--'),
};

export const variableName: Syntax = {
  expected: 'a name of printable ASCII characters without `=`',
  fits: (text) => /^[ -<>-~]+$/.test(text),
};

/** A key of a ConfigMap or Secret, which becomes a file's name. */
export const dataKey: Syntax = {
  expected: 'a key of at most 253 letters, digits, `-`, `_` and `.` that does not begin with `..`',
  fits: (text) => text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && text !== '.' && !text.startsWith('..'),
};

export const headerName: Syntax = {
  expected: 'a header of letters, digits and hyphens',
  fits: (text) => /^[-A-Za-z0-9]+$/.test(text),
};

export const ipAddress: Syntax = {
  expected: 'an IP address such as `10.9.8.7`',
  fits: (text) => parseAddress(text) !== undefined,
};

export const addressRange: Syntax = {
  expected: 'an address range such as `10.9.0.0/16`, without bits behind the prefix,',
  fits: (text) => parseRange(text) !== undefined,
};

const wildcard = /^\*\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

export const hostName: Syntax = {
  expected: 'a host name of lower-case letters, digits, hyphens and dots, without scheme and port,',
  fits: (text) => dnsSubdomain.fits(text),
};

export const hostOrWildcard: Syntax = {
  expected: hostName.expected.replace('a host name', 'a host name or `*.` and one'),
  fits: (text) => (text.includes('*') ? text.length <= 253 && wildcard.test(text) : dnsSubdomain.fits(text)),
};

/** A path below a volume. */
export const pathBelow: Syntax = {
  expected: 'a relative path without `..`',
  fits: (text) => !text.startsWith('/') && !hasBackstep(text),
};

export const fileBelow: Syntax = {
  expected: 'a relative path without `..` that does not begin with two dots',
  fits: (text) => pathBelow.fits(text) && !text.startsWith('..'),
};

export const pathWithoutBacksteps: Syntax = {
  expected: 'a path without `..`',
  fits: (text) => !hasBackstep(text),
};

function hasBackstep(path: string): boolean {
  return path.split('/').includes('..');
}
