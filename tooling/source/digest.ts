/** Owns SHA-256. Node's crypto is loaded when somebody asks: most runs do not, and it takes as long as reading a fleet of fifty. */

/** Lower-case hexadecimal. */
export function sha256(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
}
