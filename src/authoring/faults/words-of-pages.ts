import type { LinkMeant, LinkProblems, PageProblems, ToolProblems, Usage } from "./problems.ts";
import type { Words } from "./words.ts";

/** Sentences about faults of pages: their heads, their text, their components, diagrams, links and pictures. */
export const pageWords: Words<keyof PageProblems | keyof LinkProblems | keyof ToolProblems> = {
	"not UTF-8": () =>
		"Letters are lost here (�): the file is not stored as UTF-8. Write them again, and save the file as UTF-8 from your editor.",
	"no head": () => "A page begins with its title and its description between two lines of ---.",
	"second main heading": () => "The title at the top of the page is its main heading. A section begins with ##.",
	"picture without words": ({ url }) => `Say in words what the picture shows: ![What it shows](${url}).`,
	"picture as a tag": ({ src }) => `<img> shows no picture that lies beside the page. Write ![What it shows](${src}).`,
	"link without words": ({ url }) =>
		`The link to ${url} has no words to press. Write them between the square brackets: [words](${url}).`,
	"link without address": () =>
		"The link has no address. Write it between the round brackets: [words](/guide/contact/).",
	"link apart": ({ written }) => `${written} is no link yet. Take out the space between its brackets.`,
	"link not read": ({ written }) =>
		`${written} is shown as it is written, for its address has a space or a curly quotation mark in it. Give the file a name without spaces.`,
	"link by no label": ({ label }) =>
		`This link is shown as it is written, for no line of the page says where ${label} leads. Write the address behind its words, as in [words](/guide/contact/), or \\[ for a bracket that is only a sign.`,
	"heading apart": ({ sign }) => `A space is missing after ${sign}, so this is no heading.`,
	"heading without words": () => "This heading has no words. Write them behind ##, or take the line out.",
	"bold not read": ({ written }) =>
		`${written} is shown with its stars. Bold letters begin and end with no space between them and the stars.`,
	"heading of a paragraph": () =>
		"The hyphens below these lines make a heading of them. Leave a line blank above the hyphens; a heading begins with ##.",
	"number begins a list": ({ number }) =>
		`A line that begins with a number and a point is a step of a list. Write ${number}\\. where it is a year or a day.`,
	"box of other programs": ({ written }) =>
		`${written} makes no box here. Take its signs out, and begin the paragraph with a word in bold, such as **Note:**.`,
	"table of tabs": () =>
		"These lines have tabs in them, as a spreadsheet copies a table, and are shown as one text. Write | between the cells, and | --- | --- | below the first line.",
	"table without its line": () =>
		"This table is shown as it is written. Below its first line stands one of hyphens, with as many cells: | --- | --- |.",
	"cells not shown": ({ cells, columns }) =>
		`This row has ${cells} cells and the table ${columns} columns, so its last cells are not shown. A | that is only a sign is written \\|.`,
	"diagram as text": () =>
		"This diagram is shown as text. Write mermaid in small letters behind the three signs: ```mermaid.",
	"code not closed": ({ fence }) =>
		`${fence} opens code here that does not end, and what follows is shown as code. Write ${fence} on a line of its own where it ends, as far from the margin as it begins, or take this line out.`,
	"braces in text": ({ written }) =>
		`{${written}} is no text here. A brace that is only a sign is written \\{, and a figure is named by its component.`,

	"unknown component": ({ name, known }) =>
		`There is no component <${name}>. Check the spelling; these exist: ${known.join(", ")}.`,
	"component in small letters": ({ name, meant }) =>
		`<${name}> is no component. Write it with its capitals: <${meant}>.`,
	"unknown attribute": ({ name, usage }) => `<${usage.component}> takes no ${name}. ${usageInWords(usage)}`,
	"attribute value": ({ component, name, value, values }) =>
		`<${component} ${name}="${value}" />: ${name} must be one of ${values.join(", ")}.`,
	"attribute computed": ({ component, name, written }) =>
		`{${written}} stands for nothing in a page. Write the value in quotation marks, such as <${component} ${name}="…" />.`,
	"tag not shown": ({ name }) =>
		`<${name}> is not shown: pages show nothing of other sites and run no scripts. Write a link in its place.`,
	"script of a tag": ({ name, attribute }) => `<${name}> runs no script here. Take ${attribute} out.`,
	"words in a component": ({ component }) =>
		`<${component}> shows nothing that is written inside it. Write it as <${component} … />, and the words beside it.`,
	"attribute missing": ({ name, usage }) => `<${usage.component}> needs ${name}. ${usageInWords(usage)}`,

	"curly quotes in a tag": () =>
		'The quotation marks in a component are curly, as a word processor writes them. Write straight ones: <Share of="reseller" />.',
	"tag not closed": ({ name }) =>
		/^[A-Z]/.test(name)
			? `<${name}> does not end. Write a slash before its last bracket: <${name} … />.`
			: `<${name}> does not end. Write ${/^(?:br|hr|img|input|source|wbr)$/.test(name) ? `a slash before its last bracket: <${name} />` : `</${name}> where it ends`}.`,
	"tag not opened": ({ name }) =>
		`</${name}> ends what did not begin. Take it out, or write <${name}> where it begins.`,
	"address in brackets": ({ address }) =>
		`An address in < and > is no link here. Write [words](${address.includes("@") && !address.includes(":") ? `mailto:${address}` : address}).`,
	"comment of HTML": () => "A comment is written {/* like this */} in a page.",
	"tag not finished": () =>
		"A component is not written to its end, such as <Share />: it closes its quotation marks and ends in />. A bracket that is only a sign is written &lt;.",
	"brace not closed": () => "A brace opens here and does not close. One that is only a sign is written \\{.",
	"braces not read": () =>
		"What stands in braces near here cannot be read. A brace that is only a sign is written \\{.",
	"word of programs": () =>
		"A paragraph that begins with import or export is taken for code. Begin it with another word, or with a capital. Components need no import.",
	markup: ({ reason }) =>
		`${reason.replace(/\.$/, "")}. Check the brackets and quotation marks of the components near this line.`,

	diagram: ({ refusal, line, reason }) =>
		[refusal, line ? `  line ${line.number} of the diagram: ${line.text}` : "", reason ? `  Mermaid: ${reason}` : ""]
			.filter(Boolean)
			.join("\n"),
	"typed figure": ({ figure }) => `"${figure}" is a figure typed by hand.`,

	"link out of the site": ({ link, base }) => `The link to ${link} leads out of the site, which lies under ${base}/.`,
	"link to no page": ({ link, meant }) =>
		`The link to ${link} leads to a page that does not exist.${meant ? ` Write ${meant.address}${purpose[meant.kind]}` : ""}`,
	"link to a draft": ({ link }) =>
		`The link to ${link} leads to a draft, which is not published. Publish that page, or take the link out.`,
	"link to no section": ({ link, page }) => `The link to ${link} leads to a section that does not exist on ${page}.`,
	"section gone": ({ id, by }) =>
		`The ${by} leads to the section #${id} of this page, and no heading makes it. A heading has its own words in small letters for its address: write it as it was.`,
	"link to a machine": ({ link, isDisk }) =>
		`The link to ${link} leads to your own machine, where no reader is. ${isDisk ? "Put the file into the folder public, and write / and its name." : "Write the address within the site alone, such as /guide/support/."}`,
	"link of no kind": ({ link }) =>
		`The link to ${link} leads nowhere. Another site begins with https://, an e-mail with mailto:, a page with a slash.`,
	"no such film": ({ film }) =>
		`${film} is not in the folder public, from which films and sounds are shown. Put it there, and write / and its name.`,
	"no such picture": ({ picture }) =>
		`The picture ${picture} does not exist. Put it into the folder public, or beside the page and write ./ before its name.`,

	"picture elsewhere": ({ picture }) =>
		`The picture ${picture} is on another site, and pages show none from there. Save it beside the page, and write ./ and its name.`,
	"picture not of its name": ({ picture }) =>
		`The file ${picture} is no picture of the kind that its name says: it is damaged, has no size, or another kind was renamed. Open it in a program for pictures, and save it as PNG or JPEG.`,
	"picture cut off": ({ picture }) =>
		`The picture ${picture} ends in the middle: its file came only in part. Get it anew, or open it in a program for pictures and save it anew.`,
	"picture of another kind": ({ picture }) =>
		`Browsers do not show ${picture}. Save the picture as PNG, JPEG, WebP, AVIF, GIF or SVG.`,

	tool: ({ output }) => output,
	"types not checked": () => "The types of the code cannot be checked while what the pages say has faults.",
	build: ({ reason }) => reason,
};

const purpose: Readonly<Record<LinkMeant["kind"], string>> = {
	site: " for another site.",
	mail: " for an e-mail.",
	page: ", with a slash at its end.",
};

function usageInWords({ component, props }: Usage): string {
	if (props.length === 0) return `It takes no values: <${component} />.`;
	const taken = props.map(({ name, optional, values }) => {
		const notes = [...(values ? [`one of ${values.join(", ")}`] : []), ...(optional ? ["may be left out"] : [])];
		return `${name}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
	});
	const example = props
		.filter(({ optional }, at) => !optional || at === 0)
		.map(({ name, values }) => `${name}="${values?.[0] ?? "…"}"`)
		.join(" ");
	return `It takes ${taken.join(", ")}, as in <${component} ${example} />.`;
}
