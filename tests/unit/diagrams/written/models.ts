import type { Shapes } from "./subjects.ts";

/** Classes, states, entities and requirements as people write them, beside those of written-diagrams.ts. */
export const models: Shapes = {
	"generic classes": ({ things: [a] }) =>
		`classDiagram\n  class Box~T~ {\n    +List~T~ content\n    +put(item: T) bool\n    +all() List~T~\n  }\n  class Shelf["${a}"]\n  Box~T~ <|-- Shelf`,
	"all the relations": () =>
		`classDiagram\n  A <|-- B : extends\n  C *-- D : owns\n  E o-- F : has\n  G --> H : knows\n  I -- J : link\n  K ..> L : needs\n  M ..|> N : does\n  O .. P : near`,
	"classes side by side": ({ things: [a, b] }) =>
		`classDiagram\n  direction LR\n  class A["${a}"]\n  class B["${b}"]\n  A "1" --o "many" B : holds`,
	"an enumeration": ({ things }) =>
		`classDiagram\n  class Kind {\n    <<enumeration>>\n${things.map((_, at) => `    KIND_${at}`).join("\n")}\n  }\n  class Item\n  Item --> Kind`,
	"styled classes": ({ things: [a, b] }) =>
		`classDiagram\n  class A["${a}"]:::warm\n  class B["${b}"]\n  A --> B\n  classDef warm fill:#ffccbc,stroke:#bf360c\n  style B fill:navy,color:white`,
	"abstract and static": ({ acts: [x] }) =>
		`classDiagram\n  class Shape {\n    <<abstract>>\n    #int count$\n    +area()* float\n    +make(name: String)$ Shape\n  }\n  note "${x}"\n  Shape <|-- Circle`,
	"classes without a body": () =>
		`classDiagram\n  Vehicle <|-- Car\n  Vehicle <|-- Bicycle\n  Car "1" *-- "4" Wheel\n  Bicycle "1" *-- "2" Wheel`,
	"states at the same time": ({ acts: [x, y] }) =>
		`stateDiagram-v2\n  [*] --> Active\n  state Active {\n    [*] --> Off\n    Off --> On : ${x}\n    --\n    [*] --> Quiet\n    Quiet --> Loud : ${y}\n  }`,
	"states within states within a state": ({ acts: [x], places: [p, q] }) =>
		`stateDiagram-v2\n  state "${p}" as P {\n    state "${q}" as Q {\n      [*] --> A\n      A --> B : ${x}\n    }\n    [*] --> Q\n  }\n  [*] --> P`,
	"states beside each other": ({ acts: [x, y] }) =>
		`stateDiagram-v2\n  direction LR\n  [*] --> Draft\n  Draft --> Sent : ${x}\n  Sent --> Draft : ${y}\n  Sent --> [*]`,
	"a note of several lines": ({ acts: [x, y] }) =>
		`stateDiagram-v2\n  Open --> Closed\n  note left of Open\n    ${x}\n    ${y}\n  end note\n  note right of Closed : short`,
	"a state to itself": ({ acts: [x] }) =>
		`stateDiagram-v2\n  [*] --> Idle\n  Idle --> Idle : ${x}\n  Idle --> [*] : stop`,
	"colored states": ({ acts: [x] }) =>
		`stateDiagram-v2\n  classDef bad fill:#b71c1c,color:white,font-weight:bold\n  classDef good fill:lightgreen\n  [*] --> Tried\n  Tried --> Failed:::bad : ${x}\n  Tried --> Passed\n  class Passed good`,
	"the older states": ({ acts: [x, y] }) =>
		`stateDiagram\n  [*] --> Still\n  Still --> Moving : ${x}\n  Moving --> Still : ${y}\n  Moving --> Crash\n  Crash --> [*]`,
	"fork and join": ({ acts: [x, y] }) =>
		`stateDiagram-v2\n  state both <<fork>>\n  state again <<join>>\n  [*] --> both\n  both --> Left : ${x}\n  both --> Right : ${y}\n  Left --> again\n  Right --> again\n  again --> [*]`,
	"keys of entities": ({ things: [a] }) =>
		`erDiagram\n  PERSON {\n    uuid id PK\n    string email UK "one for each"\n    int team_id FK\n    varchar(80) name\n  }\n  TEAM {\n    int id PK\n    string title "as in ${a.replace(/[^\w ]/g, "")}"\n  }\n  TEAM ||--|{ PERSON : "has members"`,
	"every number of entities": () =>
		`erDiagram\n  A ||--|| B : "just one"\n  C |o--o| D : "none or one"\n  E }|--|{ F : some\n  G }o--o{ H : any\n  I ||..o{ J : loosely`,
	"many entities": ({ acts: [x, y] }) =>
		`erDiagram\n  CUSTOMER ||--o{ ORDER : "${x}"\n  ORDER ||--|{ LINE-ITEM : contains\n  PRODUCT ||--o{ LINE-ITEM : "is in"\n  CUSTOMER }|..|{ ADDRESS : uses\n  ORDER }o--|| ADDRESS : "${y}"`,
	"entities beside each other": ({ things: [a, b] }) =>
		`erDiagram\n  direction LR\n  A["${a}"]\n  B["${b}"]\n  A ||--o{ B : has\n  B ||--o{ C : owns`,
	"colored entities": ({ things: [a, b] }) =>
		`erDiagram\n  A["${a}"]\n  B["${b}"]\n  A ||--o{ B : has\n  style A fill:#e8f5e9,stroke:#1b5e20\n  classDef dark fill:#212121,color:#fff\n  class B dark`,
	"kinds of requirements": ({ acts: [x, y] }) =>
		`requirementDiagram\n  functionalRequirement first {\n  id: 1.1\n  text: "${x}"\n  risk: high\n  verifymethod: inspection\n  }\n  performanceRequirement second {\n  id: 1.2\n  text: "${y}"\n  risk: medium\n  verifymethod: demonstration\n  }\n  first - refines -> second`,
	"elements of requirements": ({ things: [a] }) =>
		`requirementDiagram\n  requirement base {\n  id: 1\n  text: "hold"\n  risk: low\n  verifymethod: analysis\n  }\n  element trial {\n  type: simulation\n  docref: "${a.replace(/[^\w ]/g, "")}"\n  }\n  trial - verifies -> base`,
};
