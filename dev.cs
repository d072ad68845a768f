#!/usr/bin/env dotnet
#:property PublishAot=false
#:include tools/dev/*.cs

var help = new Dictionary<string, string>
{
    ["restore"] = "restore\n  Restores the packages and finds out once whether the package feed is complete.",
    ["test"] = """
        test [unit|integration|browser|all] [--filter X] [--install-system]
          Restores, builds with warnings as errors, checks the formatting, starts what tests need, runs them.
          Its last line is "N passed, N failed, N skipped". --filter is dotnet test's own.
          --install-system (as root) installs PostgreSQL and Chromium if they are absent; so does CI=true.
        """,
    ["demo"] = """
        demo [--port 5080] [--emulator-port 5090] [--products 1000] [--plan plus] [--data ./data/demo] [--reset] [--api-token TOKEN]
          Starts a store emulator with a realistic store and the server, and connects the two.
          Plans: standard, advanced, plus, enterprise, unlimited. --reset begins again with an empty database.
        """,
    ["run"] = "run [--port 5080] [--data ./data/server]\n  The server alone, for real stores. The first start opens a set-up page.",
    ["publish"] = "publish [--to ./artifacts/server]\n  The server as a folder to install, compiled ahead of time.",
    ["bench"] = """
        bench [NAME] [--quick] [--part PART]
          The benchmarks of docs/performance.md, or one of them: each figure is a line of JSON, and the page and its plots are updated.
          --quick takes smaller sizes, under 10 minutes for all, and writes nothing; so does --part, which runs one part of a long
          row (pull: sqlite, postgresql, memory; pacing: one, two processes). Ends with 2 when a target was missed.
        """,
    ["chaos"] = """
        chaos [--trials 20] [--seed 1] [--points[=NAME]] [--faults[=NAME]] [--storm] [--database sqlite|postgres|two-nodes|both] [--at-once N]
          Kills the server at random moments, lets the store misbehave, and asks the store emulator's ledger whether anything
          was lost or done twice. Prints each violated invariant with the seed that shows it again; 0 are expected.
          Instead of random trials: --points sweeps the named crash points, --faults the list of faults (each as one that
          passes and as one that lasts), --storm is a storm of webhooks with kills in it. With two-nodes, nodes are also
          stopped for up to 30 seconds, or cut off from their database.
        """,
    ["db"] = "db add-migration NAME\n  Adds a migration to all three database providers.",
    ["help"] = "help [command]",
};

try
{
    var arguments = new Arguments(args);
    return arguments.Next() switch
    {
        "restore" => arguments.Allow(0) ?? Feed.Restore(),
        "test" => arguments.Allow(1, "filter", "install-system") ?? TestCommand.Run(arguments),
        "demo" => arguments.Allow(0, "port", "emulator-port", "products", "plan", "data", "reset", "api-token") ?? await DemoCommand.Run(arguments),
        "run" => arguments.Allow(0, "port", "data") ?? await RunCommand.Run(arguments),
        "publish" => arguments.Allow(0, "to") ?? PublishCommand.Run(arguments),
        "bench" => arguments.Allow(1, "quick", "part") ?? BenchCommand.Run(arguments),
        "chaos" => arguments.Allow(0, ChaosCommand.Options) ?? ChaosCommand.Run(arguments),
        "db" => arguments.Allow(2) ?? DbCommand.Run(arguments),
        "help" or null => arguments.Allow(1) ?? Help(arguments.Next()),
        var unknown => throw new DevException($"There is no command '{unknown}'. Try: dotnet run dev.cs help"),
    };
}
catch (DevException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception bug)
{
    // Caught, because a crash would run no finally and leave what was started behind.
    Console.Error.WriteLine(bug);
    return 1;
}
finally
{
    Shell.StopAll();
}

int Help(string? command)
{
    if (command is not null && !help.ContainsKey(command))
        throw new DevException($"There is no command '{command}'. Try: dotnet run dev.cs help");

    foreach (var (name, text) in help.Where(entry => command is null || entry.Key == command))
        Console.WriteLine(text + Environment.NewLine);

    return 0;
}
