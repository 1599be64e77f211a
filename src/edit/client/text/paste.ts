/** Signs that come along from word processors and that nobody sees: soft hyphens, zero-width signs, turns of direction, odd spaces. */
export function cleanText(text: string): string {
	return text
		.replace(/[\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
		.replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ");
}

/** Straight quotation marks, as code needs them. */
export function straightQuotes(text: string): string {
	return text.replace(/[“”„‟]/g, '"').replace(/[‘’‚‛]/g, "'");
}

/** What is pasted from Word, Google Docs and mails, as HTML of headings, lists, bold, italic, links and tables alone. */
export function cleanHtml(html: string): string {
	const { body } = new DOMParser().parseFromString(html, "text/html");
	for (const part of body.querySelectorAll("script, style, meta, link, title, head, xml, o\\:p")) {
		if (part.localName === "o:p") part.replaceWith(...part.childNodes);
		else part.remove();
	}
	removeComments(body);
	wordLists(body);
	for (const element of [...body.querySelectorAll<HTMLElement>("b, strong, i, em, span, font")]) plainMark(element);
	// What a mail writes as lines of <div> are paragraphs.
	for (const part of body.querySelectorAll("div")) {
		if (part.querySelector("p, div, ul, ol, table, h1, h2, h3, h4, h5, h6") === null) {
			const line = document.createElement("p");
			line.append(...part.childNodes);
			part.replaceWith(line);
		}
	}
	const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const inCode = node.parentElement?.closest("code, pre") !== null;
		const text = cleanText(node.nodeValue ?? "");
		node.nodeValue = inCode ? straightQuotes(text) : text;
	}
	for (const part of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
		if (part.textContent?.trim() === "" && part.querySelector("img, br") === null) part.remove();
	}
	return body.innerHTML;
}

function removeComments(body: HTMLElement): void {
	const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
	const found: Node[] = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node);
	for (const node of found) node.parentNode?.removeChild(node);
}

/** Google Docs wraps everything in a <b> that is not bold, and marks bold and italic by style alone. */
function plainMark(element: HTMLElement): void {
	const { fontWeight, fontStyle } = element.style;
	const isTag = (names: string) => names.split(" ").includes(element.localName);
	const bold = fontWeight ? fontWeight === "bold" || Number(fontWeight) >= 600 : isTag("b strong");
	const italic = fontStyle ? fontStyle === "italic" : isTag("i em");
	const inHeading = element.closest("h1, h2, h3, h4, h5, h6") !== null;
	let content: Node = document.createDocumentFragment();
	content.appendChild(document.createTextNode(""));
	for (const child of [...element.childNodes]) content.appendChild(child);
	for (const tag of [...(italic ? ["em"] : []), ...(bold && !inHeading ? ["strong"] : [])]) {
		const mark = document.createElement(tag);
		mark.appendChild(content);
		content = mark;
	}
	element.replaceWith(content);
}

/** Word writes list entries as paragraphs with a bullet or number in front. */
function wordLists(body: HTMLElement): void {
	let list = document.createElement("ul");
	for (const line of [...body.querySelectorAll<HTMLElement>("p")]) {
		const isEntry =
			/mso-list:\s*l\d/i.test(line.getAttribute("style") ?? "") || /MsoListParagraph/.test(line.className);
		const mark = line.querySelector<HTMLElement>('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
		const sign = (mark?.textContent ?? line.textContent ?? "").trim();
		const typed = /^([·•▪◦o§–-])\s+/.exec(line.textContent?.trim() ?? "");
		if (!isEntry && !(typed && "·•▪◦".includes(typed[1] ?? ""))) {
			list = document.createElement("ul");
			continue;
		}
		mark?.remove();
		if (!mark && typed) removeStart(line, typed[0].trim());
		const kind = /^\(?(\d+|[a-z]|[ivx]+)[.)]/i.test(sign) ? "ol" : "ul";
		if (list.localName !== kind || list.nextElementSibling !== line) {
			list = document.createElement(kind);
			line.before(list);
		}
		const entry = document.createElement("li");
		entry.append(...line.childNodes);
		list.append(entry);
		line.remove();
	}
}

function removeStart(line: HTMLElement, sign: string): void {
	const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const text = node.nodeValue ?? "";
		if (!text.includes(sign)) continue;
		node.nodeValue = text.replace(sign, "").trimStart();
		return;
	}
}
