/** What `npm run applications` can do, for people. */
export const usage = `npm run applications -- <command>

  list                            applications, oldest first
       --held                     those that the trap caught instead
       --since <date>             only those received from that day (UTC) on, such as 2026-03-01
       --tier <key>               only those for that tier
       --search <words>           only those that have every word somewhere
       --limit <n>                only the first so many
  show <reference>                everything that one application says
  status                          how many there are and who was not told yet; exit code 1 when somebody is overdue
  release <reference>             takes a held application among the others and tells everybody whom the settings name;
                                  with --tell-nobody nobody is told
  export --format csv|json|xlsx   all applications that are not held: xlsx and csv for spreadsheets, json for programs;
                                  exit code 1 when one could not be read and is left out
       --output <file>            into a file instead of to standard output; a workbook needs one
  delete <reference>              deletes one, without a trace
  purge --older-than <days>       deletes what was received longer ago, without a trace; 1 day or more
  backup <file>                   copies a SQLite database to a new file, also while a server runs
  restore <file>                  puts such a copy in its place, while no server runs; what was there is kept beside it

The environment has to be the server's: DATABASE_URL says which database, and NOTIFY_WEBHOOK_URL with
NOTIFY_WEBHOOK_SECRET and SMTP_URL with NOTIFY_EMAIL say whom release tells.`;
