/**
 * Owns reading PromQL as far as rules need it: which series an expression asks for, and where it is no PromQL. The grammar is that of
 * Prometheus's own editor.
 */
import { parser } from '@prometheus-io/lezer-promql';

/** `up{job="kafka-brokers"}` */
export interface SeriesSelector {
  /** Undefined where it is asked for by labels alone. */
  readonly metric: string | undefined;
  readonly matchers: readonly LabelMatcher[];
  readonly text: string;
}

export interface LabelMatcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface Expression {
  readonly selectors: readonly SeriesSelector[];
  /** The text at the first place that is no PromQL. */
  readonly fault: string | undefined;
}

type Node = ReturnType<typeof parser.parse>['topNode'];

const read = new Map<string, Expression>();

/** The same expression is read once: a base's rules are those of every Kubernetes cluster. */
export function readExpression(text: string): Expression {
  const known = read.get(text) ?? parse(text);
  read.set(text, known);
  return known;
}

function parse(text: string): Expression {
  const selectors: SeriesSelector[] = [];
  let fault: string | undefined;
  parser.parse(text).iterate({
    enter: ({ node, type, from }) => {
      if (type.isError) fault ??= text.slice(Math.max(0, from - 8), from + 16).trim();
      if (type.name === 'VectorSelector') selectors.push(selectorOf(node, text));
    },
  });
  return { selectors, fault };
}

function selectorOf(node: Node, text: string): SeriesSelector {
  const matchers: LabelMatcher[] = [];
  let metric: string | undefined;
  for (const part of childrenOf(node)) {
    if (part.name === 'Identifier') metric = textOf(part, text);
    for (const matcher of part.name === 'LabelMatchers' ? childrenOf(part) : []) {
      const [label, operator, value] = childrenOf(matcher).map((one) => textOf(one, text));
      if (value === undefined) {
        // `{"some.name"}` is the name of a metric, in quotes.
        if (label?.startsWith('"') === true) metric = unquote(label);
      } else if (label !== undefined)
        matchers.push({
          label: unquote(label),
          operator: operator as LabelMatcher['operator'],
          value: unquote(value),
        });
    }
  }
  const named = matchers.find((one) => one.label === '__name__' && one.operator === '=');
  return { metric: metric ?? named?.value, matchers, text: textOf(node, text) };
}

function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function textOf({ from, to }: Node, text: string): string {
  return text.slice(from, to);
}

function unquote(text: string): string {
  const quote = text[0];
  if (quote !== '"' && quote !== "'" && quote !== '`') return text;
  const inner = text.slice(1, -1);
  return quote === '`' ? inner : inner.replace(/\\(.)/g, '$1');
}
