using ShopifySync.Infrastructure.Lanes;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Lanes;

public sealed class ProcessMemoryTests
{
    [TestCase("sys/fs/cgroup/memory.max", "536870912", 536_870_912)]
    [TestCase("sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456", 268_435_456)]
    public async Task Limit_InAContainer_IsTheContainers(string file, string text, long expected)
    {
        using var root = new TemporaryFolder();
        await Write(root, file, text);

        Assert.That(ProcessMemory.LimitBelow(root.Path), Is.EqualTo(expected));
    }

    [TestCase("max")]
    [TestCase("9223372036854771712")]
    public async Task Limit_WithoutOne_IsTheMachines(string text)
    {
        using var root = new TemporaryFolder();
        await Write(root, "sys/fs/cgroup/memory.max", text);

        Assert.That(ProcessMemory.LimitBelow(root.Path), Is.EqualTo(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));
    }

    private static Task Write(TemporaryFolder root, string file, string text)
    {
        var path = Path.Combine(root.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text);
    }
}
