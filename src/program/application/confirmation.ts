/** What the page that confirms applications says where its address holds no reference. */
export const nothingConfirmed = {
	title: "No application to confirm",
	description: "This address confirms no application, because it holds no reference.",
} as const;
