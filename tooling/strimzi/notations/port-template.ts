/**
 * Owns what the operator makes of a template for advertised ports: sums and products over the number of a broker. Source: Strimzi 1.2.0,
 * `ListenersUtils.renderPortTemplate`, which knows `+`, `-`, `*` and brackets.
 */

/** Undefined where it is no such sum: the operator refuses the cluster. A fraction is cut off. */
export function portFromTemplate(template: string, node: number): number | undefined {
  const tokens = tokensOf(template.replaceAll('{nodeId}', String(node)));
  if (tokens === undefined) return undefined;
  let at = 0;
  const sum = (): number | undefined => {
    let value = product();
    while (value !== undefined && (tokens[at] === '+' || tokens[at] === '-')) {
      const sign = tokens[at++] === '+' ? 1 : -1;
      const next = product();
      value = next === undefined ? undefined : value + sign * next;
    }
    return value;
  };
  const product = (): number | undefined => {
    let value = factor();
    while (value !== undefined && tokens[at] === '*') {
      at++;
      const next = factor();
      value = next === undefined ? undefined : value * next;
    }
    return value;
  };
  const factor = (): number | undefined => {
    const token = tokens[at++];
    if (token === '(') {
      const value = sum();
      return tokens[at++] === ')' ? value : undefined;
    }
    return token === undefined || !/^[0-9]/.test(token) ? undefined : Number(token);
  };
  const value = sum();
  return value === undefined || at < tokens.length ? undefined : Math.trunc(value);
}

function tokensOf(text: string): readonly string[] | undefined {
  const tokens = text.match(/[0-9]+(?:\.[0-9]+)?|[-+*()]/g) ?? [];
  return tokens.join('') === text.replaceAll(/\s/g, '') && tokens.length > 0 ? tokens : undefined;
}
