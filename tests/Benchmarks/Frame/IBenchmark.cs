namespace ShopifySync.Benchmarks.Frame;

/// <summary>One row of what "fast" means (design.md section 10): one file, and one line in <see cref="Rows"/>.</summary>
internal interface IBenchmark
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Its heading in docs/performance.md.</summary>
    string Title { get; }

    /// <summary>What is measured and against what, in a sentence or two of Markdown.</summary>
    string How { get; }

    /// <summary>Each figure is printed as it comes.</summary>
    IAsyncEnumerable<Figure> Run(BenchSettings settings, CancellationToken ct);
}

/// <param name="Quick">Smaller sizes and single runs: all rows together take less than ten minutes, and nothing is written.</param>
/// <param name="Part">Of a long row only the part of this name (<c>--part sqlite</c>), and nothing is written; null for all of it.</param>
internal sealed record BenchSettings(bool Quick, string? Part = null)
{
    public bool Wants(string part) => Part is null || string.Equals(Part, part, StringComparison.OrdinalIgnoreCase);

    public T Choose<T>(T full, T quick) => Quick ? quick : full;
}
