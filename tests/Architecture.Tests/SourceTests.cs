namespace ShopifySync.Architecture.Tests;

/// <summary>What only the source text shows.</summary>
public sealed class SourceTests
{
    private static readonly string Root = Testing.Repository.Root;

    [Test]
    public void Web_KnowsInfrastructureOnlyWhereItIsWired()
    {
        var files = Source("src/Web").Where(file => Path.GetFileName(file) is not ("Program.cs" or "DependencyInjection.cs"))
            .Where(file => Text(file).Contains("ShopifySync.Infrastructure", StringComparison.Ordinal));

        Assert.That(files, Is.Empty);
    }

    [Test]
    public void Source_HasNoUnfinishedPlaces()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "#reg" + "ion"];

        var files = Source("src").Concat(Source("tests")).Where(file => marks.Any(Text(file).Contains));

        Assert.That(files, Is.Empty);
    }

    /// <summary>What a shop or a supplier wrote may hold scripts: it is text, or in a frame that runs nothing.</summary>
    [Test]
    public void Web_RendersNoHtmlOfOthersRaw()
    {
        var raw = Source("src/Web").Where(file => Text(file).Contains("Markup" + "String", StringComparison.Ordinal));
        var frames = Source("src/Web").Where(file => Text(file).Contains("srcdoc", StringComparison.OrdinalIgnoreCase))
            .Where(file => !Text(file).Contains("sandbox=\"\"", StringComparison.Ordinal));

        Assert.That(raw.Concat(frames), Is.Empty);
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Source(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(file => Path.GetRelativePath(Root, file))
            .ToArray();
}
