import type { Shapes } from "./subjects.ts";

/** Sequences as people write them, beside those of written-diagrams.ts. */
export const talks: Shapes = {
	"at the same time": ({ people: [a, b, c], acts: [x, y] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  participant C as ${c}\n  par ${x}\n    A->>B: first\n  and ${y}\n    A->>C: second\n  end`,
	"what must not fail": ({ people: [a, b], acts: [x, y, z] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  critical ${x}\n    A->>B: try\n  option ${y}\n    A->>A: wait\n  end\n  break ${z}\n    B-->>A: stop\n  end`,
	"choices within loops": ({ people: [a, b], acts: [x, y, z] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  loop until ${x}\n    A->>B: ask\n    alt ${y}\n      B->>A: yes\n    else ${z}\n      B->>A: no\n    end\n  end`,
	"notes on both sides": ({ people: [a, b], things: [t, u] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  A->>B: go\n  Note left of A: ${t}\n  Note right of B: ${u}\n  Note over A: both<br/>lines`,
	"activations in one another": ({ people: [a, b, c], acts: [x, y] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  participant C as ${c}\n  A->>+B: ${x}\n  B->>+C: ${y}\n  C->>+C: think\n  C-->>-C: done\n  C-->>-B: result\n  B-->>-A: answer`,
	"made and ended": ({ people: [a, b], acts: [x] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  A->>A: begin\n  create participant B as ${b}\n  A->>B: ${x}\n  destroy B\n  B-xA: gone`,
	"every arrow": ({ people: [a, b] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  A->B: line\n  A-->B: dots\n  A->>B: head\n  A-->>B: dots and head\n  A-xB: cross\n  A--xB: dots and cross\n  A-)B: open\n  A--)B: dots and open\n  A<<->>B: both`,
	"a title and numbers by ten": ({ people: [a, b], acts: [x, y], name }) =>
		`sequenceDiagram\n  title A day at the ${name}\n  autonumber 10 10\n  participant A as ${a}\n  participant B as ${b}\n  A->>B: ${x}\n  B-->>A: ${y}`,
	"kinds of participants": ({ people: [a], things: [t, u] }) =>
		`sequenceDiagram\n  actor A as ${a}\n  participant D@{ "type": "database" }\n  participant Q@{ "type": "queue" }\n  A->>D: read ${t}\n  D->>Q: put ${u}`,
	"nobody declared": ({ acts: [x, y, z] }) =>
		`sequenceDiagram\n  Alice->>Bob: ${x}\n  Bob->>Carol: ${y}\n  Carol-->>Alice: ${z}\n  Alice->>Alice: thinks`,
	"calls of an interface": () =>
		`sequenceDiagram\n  participant B as Browser\n  participant S as Server\n  B->>S: GET /orders?id=5&page=2\n  S-->>B: 200 OK {"id": 5, "items": [1, 2]}\n  B->>S: POST /orders (JSON)\n  S--xB: 422 Unprocessable`,
	"areas of a color": ({ people: [a, b], acts: [x, y] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  rect rgb(40, 44, 52)\n    A->>B: ${x}\n    Note over B: dark\n  end\n  rect lightyellow\n    B->>A: ${y}\n  end`,
	"six who talk": ({ people, things: [a, b, c], acts: [x, y, z] }) =>
		`sequenceDiagram\n${[...people, a, b, c].map((name, at) => `  participant P${at} as ${name.replace(/[^\w ]/g, "")}`).join("\n")}\n  P0->>P3: ${x}\n  P3->>P5: ${y}\n  P5-->>P1: ${z}\n  P2->>P4: look`,
};
