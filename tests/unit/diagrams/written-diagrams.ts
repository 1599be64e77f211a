import { charts } from "./written/charts.ts";
import { flowcharts } from "./written/flowcharts.ts";
import { models } from "./written/models.ts";
import { type Shapes, subjects } from "./written/subjects.ts";
import { talks } from "./written/talks.ts";

/** The shapes that people give their diagrams, after what is found in the documents of many projects, by name. */
export const shapes: Shapes = {
	...flowcharts,
	...models,
	...talks,
	...charts,
	"a decision": ({ acts: [a, b, c], things: [t] }) =>
		`flowchart TD\n  A[${a}] --> B{"Is the ${t} there?"}\n  B -->|Yes| C[${b}]\n  B -- No --> D([${c}])\n  D -.-> A`,
	"a chain from left to right": ({ acts }) =>
		`flowchart LR\n  ${acts.map((act, at) => `N${at}["${act}"]`).join(" --> ")}`,
	"groups in groups": ({ places: [p, q], things: [a, b, c, d] }) =>
		`flowchart TB\n  subgraph P["${p}"]\n    direction LR\n    A["${a}"] --> B["${b}"]\n    subgraph Q["${q}"]\n      C["${c}"]\n    end\n  end\n  B --> C --> D["${d}"]`,
	"a group that its author has filled": ({ places: [p], things: [a, b] }) =>
		`flowchart TD\n  subgraph S["${p}"]\n    A["${a}"] -->|to| B["${b}"]\n  end\n  style S fill:#e3f2fd,stroke:#1565c0\n  style A fill:#fff3e0,stroke:#e65100,stroke-width:2px`,
	"classes with dark colors": ({ things: [a, b, c] }) =>
		`flowchart LR\n  A["${a}"]:::dark --> B["${b}"]:::light --> C["${c}"]:::named\n  classDef dark fill:#1b1b1b,color:#333\n  classDef light fill:#fffde7,color:#fff\n  classDef named fill:gold,stroke:black`,
	"lines of several kinds": ({ things: [a, b, c, d, e] }) =>
		`graph LR\n  A["${a}"] ==> B["${b}"]\n  A -.->|maybe| C["${c}"]\n  B --x D["${d}"]\n  C --o E["${e}"]\n  D <--> E`,
	"bold and line breaks": ({ things: [a, b], acts: [x, y] }) =>
		`flowchart TD\n  A["<b>${a}</b><br/>${x}"] --> B["<strong>${b}</strong><br><i>${y}</i><br/><small>later</small>"]`,
	"Markdown strings": ({ things: [a], acts: [x, y] }) =>
		`flowchart LR\n  A["\`**${a}**\n  1. ${x}\n  2. ${y}\`"] --> B["\`_then_ **end**\`"]`,
	"comparisons and signs": ({ things: [a, b] }) =>
		`flowchart TD\n  A{"${a} >= 18 && x < 3?"} -->|"> 3 -> next"| B["${b} <= 2"]\n  A -->|"a & b"| C["100 % #quot;sure#quot;"]`,
	"links and code as text": ({ things: [a], acts: [x] }) =>
		`flowchart LR\n  A["see [${a}](page)"] --> B["run \`${x}\`"] --> C["__init__ of *all*"]`,
	"edges both ways with labels": ({ things: [a, b], acts: [x, y] }) =>
		`flowchart LR\n  A["${a}"] -->|"${x}"| B["${b}"]\n  B -->|"${y}"| A`,
	"new shapes": ({ things: [a, b, c] }) =>
		`flowchart TD\n  A@{ shape: doc, label: "${a}" } --> B@{ shape: cyl, label: "${b}" }\n  B --> C@{ shape: delay, label: "${c}" }`,
	"a fan": ({ things: [a, b, c, d, e] }) =>
		`flowchart TD\n  A["${a}"] --> B["${b}"] & C["${c}"] & D["${d}"] --> E(("${e}"))`,
	"nodes of no size": ({ things: [a, b, c] }) =>
		`flowchart LR\n  A["${a}"] & B["${b}"] --- J[ ]:::gone\n  J --> C["${c}"]\n  classDef gone width:0px,height:0px`,
	"links out": ({ things: [a, b] }) =>
		`flowchart LR\n  A["${a}"] --> B["${b}"]\n  click A "/guide/" "Open"\n  click B href "https://example.com/" _blank`,
	messages: ({ people: [a, b, c], acts: [x, y, z] }) =>
		`sequenceDiagram\n  autonumber\n  actor A as ${a}\n  participant B as ${b}\n  participant C as ${c}\n  A->>B: ${x}\n  B->>+C: ${y}\n  C-->>-B: ${z}\n  B--)A: done`,
	"loops and choices": ({ people: [a, b], acts: [x, y, z] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  loop every morning\n    A->>B: ${x}\n  end\n  alt it rains > 2 h\n    B->>A: ${y}\n  else dry\n    B->>A: ${z}\n  end\n  opt perhaps\n    A-xB: stop\n  end`,
	"notes and areas": ({ people: [a, b], acts: [x, y] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  Note over A,B: ${x}<br/>${y}\n  rect rgb(230, 240, 255)\n    A->>B: ${x}\n    rect rgba(0, 0, 80, 0.9)\n      B-->>A: ${y}\n    end\n  end`,
	"boxes around people": ({ people: [a, b, c], places: [p, q], acts: [x] }) =>
		`sequenceDiagram\n  box Aqua ${p}\n    participant A as ${a}\n    participant B as ${b}\n  end\n  box rgb(33, 66, 99) ${q}\n    participant C as ${c}\n  end\n  A->>C: ${x}`,
	"texts with colons": ({ people: [a, b], things: [t] }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  A->>B: data: 21.5, javascript: no\n  B->>A: Click on ${t}`,
	"wrapped messages": ({ people: [a, b], acts }) =>
		`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  A->>B: wrap: ${acts.join(", then ")}\n  Note right of B: wrap: ${acts.join(" or ")}`,
	"classes with members": ({ things: [a, b] }) =>
		`classDiagram\n  class Thing["${a}"] {\n    +String name\n    -List~int~ counts\n    #__init__(self)\n    +find(key: String) Thing$\n    +close()* void\n  }\n  class Other["${b}"]\n  Thing "1" --> "0..*" Other : has > 1`,
	"kinds of relations": ({ things: [a] }) =>
		`classDiagram\n  Animal <|-- Dog\n  Animal <|.. Bird\n  House *-- Room\n  Pond o-- Duck\n  Driver ()-- Engine\n  note for Dog "${a} & more"\n  class Bird {\n    <<interface>>\n  }`,
	"a namespace": ({ things: [a, b] }) =>
		`classDiagram\n  namespace Place {\n    class First["${a}"]\n    class Second["${b}"]\n  }\n  First ..> Second : data [x](y)`,
	states: ({ acts: [x, y], things: [a] }) =>
		`stateDiagram-v2\n  [*] --> Waiting\n  Waiting --> WAITING_FOR_PAYMENT: ${x}\n  WAITING_FOR_PAYMENT --> Done: ${y} [n > 3]\n  Done --> [*]\n  note right of Done: ${a}`,
	"states within a state": ({ acts: [x, y], things: [a] }) =>
		`stateDiagram-v2\n  classDef cool fill:#def\n  state "${a}" as S {\n    [*] --> A\n    A --> B: ${x}\n  }\n  S --> C: ${y}\n  class S cool`,
	"choices of states": ({ acts: [x, y] }) =>
		`stateDiagram-v2\n  state pick <<choice>>\n  state split <<fork>>\n  [*] --> pick\n  pick --> One: ${x}\n  pick --> split: ${y}\n  split --> Two\n  split --> Three\n  Two: uses \`code\` here`,
	entities: ({ things: [a, b] }) =>
		`erDiagram\n  FIRST ||--o{ SECOND : "has > 1"\n  SECOND["${b}"]\n  FIRST["${a}"] {\n    string name PK "the name & more"\n    int a_b_c FK\n  }\n  SECOND }o..o| THIRD : " "`,
	parts: ({ things, name }) =>
		`pie showData title Parts of the ${name}\n${things.map((thing, at) => `  "${thing}" : ${at * 3 + 4}`).join("\n")}\n  "All the rest" : 9\n  "Unknown" : 5\n  "Lost" : 3`,
	"a plan": ({ acts: [x, y, z], places: [p] }) =>
		`gantt\n  title The plan\n  dateFormat YYYY-MM-DD\n  excludes weekends\n  section ${p}\n  ${x} :done, a, 2025-03-03, 4d\n  ${y} :active, crit, b, after a, 3d\n  Opening :milestone, after b, 0d\n  Deadline :vert, 2025-03-10, 0d\n  ${z} :after b, 9d`,
	"a day by the hour": ({ acts: [x, y] }) =>
		`gantt\n  dateFormat HH:mm\n  axisFormat %H:%M\n  ${x.replace(/:/g, ".")} :a, 06:00, 40m\n  ${y} :after a, 20m`,
	"a timeline": ({ acts: [x, y, z], places: [p, q] }) =>
		`timeline\n  title Year by year\n  section ${p}\n    2021 : ${x} : ${y}\n  section ${q}\n    2023 : ${z}\n    2024 : The end`,
	"a journey": ({ acts: [x, y, z], people: [a, b], places: [p, q] }) =>
		`journey\n  title A day\n  section ${p}\n    ${x} before anybody else is awake: 3: ${a}\n    ${y}: 5: ${a}, ${b}\n  section ${q}\n    ${z}: 1: ${b}`,
	"a mind map": ({ things: [a, b, c, d], acts: [x, y] }) =>
		`mindmap\n  root((${a}))\n    ${b}\n      ${x}\n      [${y}]\n    id1(${c})\n    {{${d}}}`,
	"four quadrants": ({ things: [a, b, c], people: [p] }) =>
		`quadrantChart\n  title What ${p} thinks\n  x-axis "Cheap" --> "Dear"\n  y-axis "Rare" --> "Common"\n  quadrant-1 Keep\n  quadrant-3 Drop\n  "${a}": [0.3, 0.6]\n  "${b}": [0.8, 0.2]\n  "${c}": [0.6, 0.9]`,
	branches: ({ acts: [x, y, z] }) =>
		`gitGraph\n  commit id: "${x}"\n  branch draft\n  commit id: "${y}" tag: "v1"\n  checkout main\n  merge draft\n  commit id: "${z}"`,
	bars: ({ things: [a, b, c], name }) =>
		`xychart-beta\n  title "The ${name} in numbers"\n  x-axis ["${a}", "${b}", "${c}"]\n  y-axis "Pieces" 0 --> 50\n  bar [12, 40, 31]\n  line [10, 30, 20]`,
	"a board": ({ acts: [x, y, z] }) => `kanban\n  todo[To do]\n    a[${x}]\n    b[${y}]\n  done[Done]\n    c[${z}]`,
	"a packet": ({ things: [a, b, c] }) => `packet-beta\n  0-15: "${a}"\n  16-31: "${b}"\n  32-63: "${c}"`,
	"a treemap": ({ things: [a, b, c, d], places: [p, q] }) =>
		`treemap-beta\n"${p}"\n    "${a}": 12\n    "${b}": 20\n"${q}"\n    "${c}": 9\n    "${d}": 14`,
	requirements: ({ acts: [x], things: [a] }) =>
		`requirementDiagram\n  requirement first {\n  id: 1\n  text: "${x} and keep the ${a.replace(">", "over")}"\n  risk: low\n  verifymethod: test\n  }\n  element part {\n  type: machine\n  }\n  part - satisfies -> first`,
};

/** Every shape with the words of three of the subjects, so that each subject is met by shapes of every kind. */
export const writtenDiagrams: readonly { shape: string; source: string }[] = Object.entries(shapes).flatMap(
	([shape, write], at) =>
		[0, 1, 2].flatMap((step) => {
			const subject = subjects[(at + 3 * step) % subjects.length];
			return subject ? [{ shape, source: write(subject) }] : [];
		}),
);
