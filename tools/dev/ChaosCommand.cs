/// <summary>dotnet run dev.cs chaos: the server is killed, the store misbehaves, and the emulator's ledger is the witness.</summary>
internal static class ChaosCommand
{
    public static readonly string[] Options = ["trials", "seed", "database", "at-once", "points", "faults", "storm"];

    /// <summary>So many trials start the server so often that compiling it ahead of time is made up for.</summary>
    private const int WorthCompiling = 100;

    public static int Run(Arguments arguments)
    {
        Feed.Build("tests/Chaos", "Release");
        Emulator.Prepare();
        var environment = new Dictionary<string, string>();
        if (arguments.Number("trials", 0) >= WorthCompiling)
            environment["SHOPIFYSYNC_TEST_SERVER"] = Feed.PublishServer(Shell.At("artifacts", "server"));

        using var postgreSql = StartPostgreSql(arguments);
        if (postgreSql is not null)
            environment["SHOPIFYSYNC_TEST_POSTGRES"] = postgreSql.ConnectionString;

        string[] given = [.. Options.Where(arguments.Has).SelectMany(name => new[] { $"--{name}", arguments.Option(name) is "true" ? "all" : arguments.Option(name)! })];
        return Shell.Run("dotnet", [Shell.At("tests", "Chaos", "bin", "Release", "net10.0", "ShopifySync.Chaos.dll"), .. given], environment: environment);
    }

    /// <summary>One that is there already is used; SQLite alone needs none.</summary>
    private static TestPostgreSql? StartPostgreSql(Arguments arguments) =>
        arguments.Option("database") == "sqlite" || Environment.GetEnvironmentVariable("SHOPIFYSYNC_TEST_POSTGRES") is { Length: > 0 } ? null
        : SystemPackages.PostgreSql(arguments) is { } bin ? new TestPostgreSql(bin)
        : null;
}
