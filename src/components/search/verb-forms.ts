/** Verbs whose forms no ending makes, each with its past and its participle; without those whose forms are all alike ("cut"). */
const irregular = `
arise arose arisen|become became|begin began begun|bind bound|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen
come came|deal dealt|do did done|draw drew drawn|drive drove driven|fall fell fallen|feel felt|fight fought|find found|forbid forbade forbidden
forget forgot forgotten|get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known
lay laid|lead led|learn learnt|leave left|lend lent|lose lost|make made|mean meant|meet met|oversee oversaw overseen|overcome overcame|pay paid|prove proven|rise rose risen
run ran|say said|see saw seen|seek sought|sell sold|resell resold|send sent|shake shook shaken|show shown|sink sank sunk|speak spoke spoken|speed sped|spend spent
stand stood|understand understood|withstand withstood|steal stole stolen|stick stuck|strike struck|swear swore sworn|take took taken|undertake undertook undertaken
teach taught|tell told|think thought|undergo underwent undergone|wear wore worn|win won|withdraw withdrew withdrawn|withhold withheld|write wrote written
`;

const families = irregular.split(/[\n|]/).map((family) => family.split(" "));

/** All forms of each irregular verb that one of the words is a form of; none for any other words. */
export function formsOf(words: readonly string[]): string[] {
	return families.filter((family) => family.some((form) => words.includes(form))).flat();
}
