/// <summary>dotnet run dev.cs bench: builds for release, starts what the rows need, and runs tests/Benchmarks.</summary>
internal static class BenchCommand
{
    private const string Postgres = "SHOPIFYSYNC_TEST_POSTGRES";

    public static int Run(Arguments arguments)
    {
        Feed.Build(Path.Combine("tests", "Benchmarks", "Benchmarks.csproj"), "Release");
        Emulator.Prepare();
        Emulator.Install(Shell.At("tests", "Acceptance", "hub"), "The SignalR client of the tests");
        var environment = new Dictionary<string, string>();
        // A server that is there already is used: two would share its cores.
        using var postgreSql = Environment.GetEnvironmentVariable(Postgres) is null && SystemPackages.PostgreSql(arguments) is { } bin ? new TestPostgreSql(bin) : null;
        if (postgreSql is not null)
            environment[Postgres] = postgreSql.ConnectionString;

        string[] args = [.. arguments.Next() is { } name ? [name] : Array.Empty<string>(), .. arguments.Has("quick") ? ["--quick"] : Array.Empty<string>(),
            .. arguments.Option("part") is { } part ? ["--part", part] : Array.Empty<string>()];
        return Shell.Run("dotnet", [Shell.At("tests", "Benchmarks", "bin", "Release", "net10.0", "ShopifySync.Benchmarks.dll"), .. args], environment: environment);
    }
}
