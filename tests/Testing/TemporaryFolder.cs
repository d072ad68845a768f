namespace ShopifySync.Testing;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("shopifysync-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
