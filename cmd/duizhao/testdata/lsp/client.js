// Speaks with the language server through the library that VS Code speaks with, started
// as the settings of the site's own .vscode say, and prints what it got as JSON.
// Arguments: the program, the site's folder.
const { spawn } = require('node:child_process')
const { readFileSync } = require('node:fs')
const { pathToFileURL } = require('node:url')
const lsp = require('vscode-languageserver-protocol/node')

const [program, folder] = process.argv.slice(2)
const settings = JSON.parse(readFileSync(folder + '/.vscode/settings.json', 'utf8'))
const child = spawn(program, settings['glspc.server.commandArguments'],
  { argv0: settings['glspc.server.command'], cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
const connection = lsp.createProtocolConnection(new lsp.StreamMessageReader(child.stdout), new lsp.StreamMessageWriter(child.stdin))

const uri = name => pathToFileURL(folder + '/' + name).href
const problems = new Map()
let told = () => {}
connection.onNotification(lsp.PublishDiagnosticsNotification.type, p => { problems.set(p.uri, p.diagnostics); told() })
let watches = 0
connection.onRequest(lsp.RegistrationRequest.type, p => { watches += p.registrations.length })
const until = async is => { while (!is()) await new Promise(done => { told = done }) }

async function main() {
  connection.listen()
  const version = 'content/editions/ferry-clock/en.md'
  const started = await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid, rootUri: uri(''), capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] }, didChangeWatchedFiles: { dynamicRegistration: true } } },
  })
  await connection.sendNotification(lsp.InitializedNotification.type, {})
  const text = readFileSync(folder + '/' + version, 'utf8')
  const broken = text.replace('\n{#p01}', ' See [it](note:nobody).\n{#p01}')
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri: uri(version), languageId: 'markdown', version: 1, text: broken } })
  const codes = () => (problems.get(uri(version)) || []).map(d => d.code)
  await until(() => codes().includes('note-unknown'))
  const found = problems.get(uri(version)).find(d => d.code === 'note-unknown')
  const line = broken.split('\n').findIndex(l => l.includes('note:nobody'))
  const start = broken.split('\n')[line].indexOf('nobody')
  const place = { textDocument: { uri: uri(version) }, position: { line, character: start } }
  const offered = await connection.sendRequest(lsp.CompletionRequest.type, place)
  const first = offered.items[0]
  await connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
    textDocument: { uri: uri(version), version: 2 }, contentChanges: [{ range: { start: { line, character: start }, end: { line, character: start + 6 } }, text: first.label }],
  })
  await until(() => !codes().includes('note-unknown'))
  const leads = await connection.sendRequest(lsp.DefinitionRequest.type, place)
  const says = await connection.sendRequest(lsp.HoverRequest.type, place)
  const renamed = await connection.sendRequest(lsp.RenameRequest.type, { ...place, newName: 'another-name' })
  const refused = await connection.sendRequest(lsp.RenameRequest.type, { ...place, newName: 'Not an id' }).catch(e => e.message)
  await connection.sendRequest(lsp.ShutdownRequest.type)
  await connection.sendNotification(lsp.ExitNotification.type)
  const status = await new Promise(done => child.on('exit', done))
  const kinds = renamed.documentChanges.map(c => c.kind || 'edit')
  console.log(JSON.stringify({
    server: started.serverInfo.name, encoding: started.capabilities.positionEncoding, watches, line: found.range.start.line === line,
    message: found.message, first: first.label, leads: leads.map(l => l.uri.replace(uri(''), '')), says: says.contents.value, kinds, refused, status,
  }))
}

main().then(() => process.exit(0), e => { console.error(e); process.exit(1) })
