import type { Shapes } from "./subjects.ts";

/** Flowcharts as people write them, beside those of written-diagrams.ts. */
export const flowcharts: Shapes = {
	"from the bottom up": ({ things: [a, b, c] }) => `flowchart BT\n  A["${a}"] --> B["${b}"]\n  C["${c}"] --> B`,
	"from right to left": ({ things: [a, b, c] }) => `graph RL\n  A["${a}"] -->|then| B["${b}"] --> C("${c}")`,
	"every classic shape": ({ things: [a, b, c, d, e], acts: [x, y, z] }) =>
		`flowchart TD\n  A(["${a}"]) --> B[["${b}"]] --> C[("${c}")] --> D(("${d}"))\n  D --> E>"${e}"] --> F{{"${x}"}}\n  F --> G[/"${y}"/] --> H[\\"${z}"\\] --> I((("End")))`,
	"a group with a direction of its own": ({ places: [p], acts: [x, y, z] }) =>
		`flowchart TD\n  S((Start)) --> P\n  subgraph P["${p}"]\n    direction LR\n    A["${x}"] --> B["${y}"] --> C["${z}"]\n  end\n  P --> E((End))`,
	"three layers": ({ people: [a, b, c], things: [d, e, f], places: [p, q] }) =>
		`flowchart LR\n  subgraph W["People"]\n    A["${a}"]\n    B["${b}"]\n    C["${c}"]\n  end\n  subgraph P["${p}"]\n    D["${d}"]\n    E["${e}"]\n  end\n  subgraph Q["${q}"]\n    F[("${f}")]\n  end\n  A & B --> D\n  C --> E\n  D & E --> F`,
	"lines between groups": ({ places: [p, q], things: [a, b] }) =>
		`flowchart TB\n  subgraph one["${p}"]\n    A["${a}"]\n  end\n  subgraph two["${q}"]\n    B["${b}"]\n  end\n  one -->|every day| two\n  two -.-> A`,
	"a group by its id alone": ({ things: [a, b] }) =>
		`graph TD\n  subgraph Backstage\n    A["${a}"] --> B["${b}"]\n  end`,
	"emoji in labels": ({ things: [a, b, c] }) =>
		`flowchart LR\n  A["📦 ${a}"] --> B["✅ ${b}"] -->|"⚠️ late"| C["❌ ${c}"]`,
	"a whole paragraph in a node": ({ acts, name }) =>
		`flowchart TD\n  A["In the ${name} people ${acts.map((act) => act.toLowerCase()).join(", ")}, and when the day is over they do it all once more, because nobody has told them to stop."] --> B[Done]`,
	"lines colored one by one": ({ things: [a, b, c] }) =>
		`flowchart LR\n  A["${a}"] -->|good| B["${b}"]\n  A -->|bad| C["${c}"]\n  linkStyle 0 stroke:#2e7d32,stroke-width:3px\n  linkStyle 1 stroke:red,color:#b71c1c`,
	"a default class": ({ things: [a, b] }) =>
		`flowchart TD\n  A["${a}"] --> B["${b}"]\n  classDef default fill:#f9f,stroke:#333,stroke-width:2px`,
	"one class for many nodes": ({ things: [a, b, c], acts: [x] }) =>
		`flowchart TD\n  A["${a}"] --> B["${b}"] --> C["${c}"] --> D["${x}"]\n  class A,C hot\n  class B,D cold\n  classDef hot fill:#d32f2f,stroke:#b71c1c,color:white\n  classDef cold fill:#bbdefb,stroke:#0d47a1`,
	"lines that are not seen": ({ things: [a, b, c] }) => `flowchart LR\n  A["${a}"] ~~~ B["${b}"]\n  A --> C["${c}"]`,
	"long lines": ({ things: [a, b, c] }) =>
		`flowchart TD\n  A["${a}"] ----> B["${b}"]\n  A --> C["${c}"]\n  C -...-> B\n  A ====> C`,
	"text in the middle of lines": ({ things: [a, b, c] }) =>
		`graph LR\n  A["${a}"] -- "is part of" --- B["${b}"]\n  B == must ==> C["${c}"]\n  A -. may .-> C`,
	"a front matter with title and settings": ({ things: [a, b], name }) =>
		`---\ntitle: The ${name}\nconfig:\n  flowchart:\n    curve: linear\n    nodeSpacing: 40\n---\nflowchart TD\n  A["${a}"] --> B["${b}"]`,
	"a directive with a theme": ({ things: [a, b] }) =>
		`%%{init: {'theme': 'dark', 'themeVariables': {'primaryColor': '#ff0000'}, 'flowchart': {'curve': 'basis'}}}%%\nflowchart LR\n  A["${a}"] --> B["${b}"]`,
	"comments between the lines": ({ things: [a, b] }) =>
		`%% who: the ${a}\nflowchart TD\n  %% first\n  A["${a}"] --> B["${b}"]\n  %% A --> C\n  B --> A`,
	"a line to itself": ({ acts: [x, y] }) => `flowchart TD\n  A["${x}"] -->|again| A\n  A --> B["${y}"]`,
	"a circle of steps": ({ acts: [a, b, c, d] }) =>
		`flowchart LR\n  A["${a}"] --> B["${b}"] --> C["${c}"] --> D["${d}"] --> A`,
	"parts that do not touch": ({ things: [a, b, c, d, e] }) =>
		`flowchart TD\n  A["${a}"] --> B["${b}"]\n  C["${c}"] --> D["${d}"]\n  E["${e}"]`,
	"braces and comments as shapes": ({ things: [a, b, c] }) =>
		`flowchart LR\n  A@{ shape: rounded, label: "${a}" } --> B@{ shape: brace, label: "${b}" }\n  B --> C@{ shape: docs, label: "${c}" }\n  C --> D@{ shape: lean-r, label: "In or out" }`,
	"named lines": ({ things: [a, b] }) => `flowchart LR\n  A["${a}"] e1@--> B["${b}"]\n  e1@{ animate: true }`,
	"brackets in quotation marks": ({ things: [a, b] }) =>
		`flowchart TD\n  A["${a} (old) [x] {y}"] --> B["call(${b.length}, 'z')"]\n  B -->|"a | b"| A`,
	"styled groups in a styled group": ({ places: [p, q], things: [a, b] }) =>
		`flowchart TD\n  subgraph O["${p}"]\n    subgraph I["${q}"]\n      A["${a}"]\n    end\n    B["${b}"]\n  end\n  A --> B\n  style O fill:#263238,color:#fff\n  style I fill:#fff9c4,stroke:#f57f17`,
	"who reports to whom": ({ people: [a, b, c], places: [p, q] }) =>
		`graph TD\n  X["Board"] --> A["${a}<br/>${p}"] & B["${b}<br/>${q}"]\n  A --> C["${c}"] & D["Deputy"]\n  B --> E["Helper 1"] & F["Helper 2"] & G["Helper 3"]`,
	"a pipeline": ({ acts: [a, b, c, d, e] }) =>
		`flowchart LR\n  subgraph CI\n    A["${a}"] --> B["${b}"]\n  end\n  subgraph CD\n    C["${c}"] --> D["${d}"]\n  end\n  B -->|passed| C\n  B -->|failed| E["${e}"]`,
	"several questions": ({ things: [a, b, c], acts: [x, y, z] }) =>
		`flowchart TD\n  A{"${a}?"} -->|no| X["${x}"]\n  A -->|yes| B{"${b}?"}\n  B -->|no| Y["${y}"]\n  B -->|yes| C{"${c}?"}\n  C -->|no| X\n  C -->|yes| Z["${z}"]`,
	"identifiers as labels": () =>
		`graph LR\n  user_service-->order.queue\n  order.queue-->PaymentGateway\n  PaymentGateway-->user_service`,
	"labels of several scripts": ({ things: [a] }) =>
		`flowchart LR\n  A["${a}"] --> B["Übergröße – ça va?"] --> C["Привет, мир"] --> D["日本語のラベル"]`,
	"dagre asked for": ({ things: [a, b, c] }) =>
		`---\nconfig:\n  layout: dagre\n---\nflowchart TD\n  A["${a}"] --> B["${b}"] & C["${c}"]`,
	"semicolons in one line": () => `graph TD; A[One]-->B[Two]; B-->C[Three]; A-->C;`,
};
