// Watches the hub as any program would, with the public client: node watch.js ADDRESS TOKEN [store:ID | operation:ID ...]
// Each message is a line of JSON; further rooms and {"since":N} come as lines on stdin. Ends with stdin.
const { HubConnectionBuilder, LogLevel } = require('@microsoft/signalr');
const readline = require('node:readline');

const [address, token, ...rooms] = process.argv.slice(2);
const types = ['connected', 'operation_start', 'operation_progress', 'operation_log', 'operation_complete', 'sync_status', 'import_status', 'error', 'resync'];
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');
let last = null;

const connection = new HubConnectionBuilder()
  .withUrl(address, { accessTokenFactory: () => token })
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => 200 })
  .configureLogging(LogLevel.None)
  .build();

for (const type of types) {
  connection.on(type, (message) => {
    say(message);
    // The number of "connected" is where a first connection begins; a later one goes on from what was received.
    if (message.number !== null && (type !== 'connected' || last === null)) last = message.number;
  });
}

async function join(room) {
  const [kind, id] = room.split(':');
  await connection.invoke(kind === 'store' ? 'JoinStore' : 'JoinOperation', id);
  say({ type: 'joined', room });
}

connection.onreconnecting(() => say({ type: 'reconnecting' }));
connection.onreconnected(async () => {
  const from = last;
  for (const room of rooms) await join(room);
  await connection.invoke('Since', from);
  say({ type: 'reconnected', from });
});
connection.onclose(() => say({ type: 'closed' }));

async function main() {
  try {
    await connection.start();
    for (const room of rooms) await join(room);
  } catch (error) {
    say({ type: 'refused', message: String(error.message) });
    process.exit(1);
  }
}

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const command = JSON.parse(line);
  if (command.since !== undefined) await connection.invoke('Since', command.since);
  if (command.join) {
    rooms.push(command.join);
    await join(command.join);
  }
}).on('close', () => process.exit(0));

main();
