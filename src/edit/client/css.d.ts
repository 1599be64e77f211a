// Style sheets are put into the editor's page when it is made.
declare module "*.css";
