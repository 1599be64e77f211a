/** The words of one subject, with which every shape is written once. */
export interface Subject {
	name: string;
	people: readonly [string, string, string];
	things: readonly [string, string, string, string, string];
	acts: readonly [string, string, string, string, string];
	places: readonly [string, string];
}

/** Subjects that nobody needs to know anything about. */
export const subjects: readonly Subject[] = [
	{
		name: "bakery",
		people: ["Ana", "Ben", "Counter staff"],
		things: ["Rye bread", "Flour order", "Oven", "Price list", "Delivery note"],
		acts: ["Knead the dough", "Heat the oven", "Sell at the counter", "Write the bill", "Order flour for the week"],
		places: ["Back room", "Shop"],
	},
	{
		name: "library",
		people: ["Reader", "Librarian", "Night guard"],
		things: ["Library card", "Novel", "Return box", "Reading room", "Late fee"],
		acts: ["Look for a title", "Borrow it", "Extend the loan", "Bring it back", "Repair a torn cover"],
		places: ["Ground floor", "Archive"],
	},
	{
		name: "harbor",
		people: ["Captain", "Pilot", "Customs"],
		things: ["Ferry", "Crane no. 4", "Bill of lading", "Berth", "Container"],
		acts: ["Enter the harbor", "Moor at the berth", "Unload containers", "Clear customs", "Leave with the tide"],
		places: ["Quay", "Open sea"],
	},
	{
		name: "clinic",
		people: ["Patient", "Nurse", "Doctor"],
		things: ["Appointment", "Blood test", "X-ray", "Prescription", "Waiting list"],
		acts: ["Phone the desk", "Wait to be seen", "Take a blood sample", "Read the results", "Go home & rest"],
		places: ["Reception", "Ward 2"],
	},
	{
		name: "railway",
		people: ["Passenger", "Conductor", "Dispatcher"],
		things: ["Ticket", "Night train", "Platform 7", "Timetable", "Delay > 30 min"],
		acts: ["Buy a ticket", "Change trains", "Check the signal", "Report a delay", "Ask for a refund"],
		places: ["Main station", "Signal box"],
	},
	{
		name: "garden",
		people: ["Gardener", "Neighbor", "Bee keeper"],
		things: ["Seed box", "Apple tree", "Compost", "Water butt", "Tool shed"],
		acts: ["Sow in March", "Water every day", "Prune the tree", "Pick apples", "Share the harvest"],
		places: ["Front bed", "Orchard"],
	},
	{
		name: "orchestra",
		people: ["Conductor", "First violin", "Stage hand"],
		things: ["Score", "Concert hall", "Encore", "Rehearsal", "Tour plan"],
		acts: ["Tune the strings", "Rehearse part two", "Print the program", "Play the encore", "Pack the timpani"],
		places: ["Stage", "Foyer"],
	},
	{
		name: "school",
		people: ["Pupil", "Teacher", "Caretaker"],
		things: ["Exercise book", "Exam", "Class trip", "Report", "Key cabinet"],
		acts: ["Hand in homework", "Mark the exams", "Plan the trip", "Sign the report", "Lock the gym at 18:00"],
		places: ["Classroom 3b", "Gym"],
	},
];

/** Diagrams by the name of their shape, each written with the words of a subject. */
export type Shapes = Readonly<Record<string, (subject: Subject) => string>>;
