using System.Globalization;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;
using ShopifySync.Benchmarks.Frame;

namespace ShopifySync.Benchmarks.Micro;

/// <summary>The pure functions that run for every product, by BenchmarkDotNet in this process.</summary>
internal sealed class MicroBenchmarks : IBenchmark
{
    public string Name => "micro";

    public string Title => "Pure functions";

    public string How => "What runs once for each product (of a bulk file, for each of 1,000 products with its lines), measured by BenchmarkDotNet (short runs, in this process).";

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        var job = Job.ShortRun.WithIterationTime(TimeInterval.FromMilliseconds(settings.Choose(500, 100))).WithToolchain(InProcessNoEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance).AddColumnProvider(DefaultColumnProviders.Instance)
            .WithArtifactsPath(Directory.CreateTempSubdirectory("shopifysync-bench-").FullName).WithOptions(ConfigOptions.DisableOptimizationsValidator);
        foreach (var report in BenchmarkRunner.Run<PureFunctions>(config).Reports.Concat(BenchmarkRunner.Run<JsonLines>(config).Reports))
        {
            ct.ThrowIfCancellationRequested();
            if (report.ResultStatistics is not { } statistics)
                throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} gave no result.");

            var variants = report.BenchmarkCase.Parameters["Variants"];
            yield return new Figure(string.Create(CultureInfo.InvariantCulture, $"{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}, {variants} variants"), statistics.Mean / 1_000, "µs")
            {
                More = new Dictionary<string, object?> { ["standardErrorUs"] = Math.Round(statistics.StandardError / 1_000, 3) },
            };
        }
    }
}
