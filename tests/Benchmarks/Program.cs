using System.Diagnostics;
using System.Runtime.CompilerServices;
using ShopifySync.Benchmarks;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Benchmarks.Pacing;

// Benchmarks [NAME] [--quick]; started by `dotnet run dev.cs bench`. Without a name, each row runs in a process of its own,
// so that none inherits another's heap or warm code.
// Installs the SQLite binding (SqliteBindingShim) before a row opens a file by itself.
RuntimeHelpers.RunModuleConstructor(typeof(ShopifySync.Infrastructure.DependencyInjection).Module.ModuleHandle);

if (args is ["pacing-worker", ..])
    return await PacingWorker.Run(args[1..]);

var part = Array.IndexOf(args, "--part") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
var settings = new BenchSettings(args.Contains("--quick"), part);
var name = args.FirstOrDefault(a => !a.StartsWith('-') && a != part);
if (name is null)
    return Rows.All.Select(row => RunApart(row.Name)).Aggregate(0, Math.Max);

if (Rows.All.FirstOrDefault(row => row.Name == name) is not { } chosen)
{
    Console.Error.WriteLine($"There is no benchmark '{name}': {string.Join(", ", Rows.All.Select(row => row.Name))}.");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var figures = new List<Figure>();
await foreach (var figure in chosen.Run(settings, stop.Token))
{
    Console.WriteLine(figure.ToJson());
    figures.Add(figure);
}

if (settings is { Quick: false, Part: null })
    PerformancePage.Update(chosen, figures);
return figures.Any(figure => figure.Met == false) ? 2 : 0;

int RunApart(string row)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Rows).Assembly.Location, row, .. settings.Quick ? ["--quick"] : Array.Empty<string>()]))!;
    process.WaitForExit();
    return process.ExitCode;
}
