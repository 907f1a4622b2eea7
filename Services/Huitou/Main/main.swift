import HuitouTool

await HuitouCommand.start()
