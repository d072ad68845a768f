/// <summary>dotnet run dev.cs db add-migration NAME: one migration for each of the three providers.</summary>
internal static class DbCommand
{
    private static readonly string[] Providers = ["Sqlite", "PostgreSql", "SqlServer"];

    public static int Run(Arguments arguments)
    {
        if (arguments.Next() != "add-migration" || arguments.Next() is not { } name)
            throw new DevException("Say: dotnet run dev.cs db add-migration NAME");

        if (Shell.Run("dotnet", ["tool", "restore", "--verbosity", "quiet"]) != 0)
            throw new DevException("dotnet-ef could not be restored.");

        Feed.Build("src/Infrastructure", "Debug");
        foreach (var provider in Providers)
        {
            // No --namespace: with it the model snapshot lands in a folder of its own.
            string[] args =
            [
                "ef", "migrations", "add", name, "--no-build", "--context", provider + "AppDbContext",
                "--project", Shell.At("src", "Infrastructure"), "--output-dir", $"Persistence/Providers/{provider}/Migrations",
            ];
            if (Shell.Run("dotnet", args) != 0)
                throw new DevException($"The migration for {provider} was not made; remove those already made before trying again.");
        }

        return 0;
    }
}
