namespace ShopifySync.Testing;

public static class Repository
{
    /// <summary>The folder of ShopifySync.sln, above the test's own output.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No ShopifySync.sln above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "ShopifySync.sln")) ? folder.FullName
        : Find(folder.Parent);
}
