using ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

namespace ShopifySync.Infrastructure.Tests.Persistence;

public sealed class SqliteWriteGateTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private SqliteWriteGate _gate = null!;

    [SetUp]
    public void OpenAnother() => _gate = new SqliteWriteGate();

    [Test]
    public async Task Enter_LetsOneInAtATime()
    {
        var first = await _gate.Enter(foreground: false, CancellationToken.None);
        var second = _gate.Enter(foreground: false, CancellationToken.None);
        Assert.That(second.IsCompleted, Is.False);

        first.Dispose();

        using (await second.WaitAsync(Patience))
            Assert.That(_gate.Enter(foreground: false, CancellationToken.None).IsCompleted, Is.False);
    }

    [Test]
    public async Task Enter_LetsPeopleGoBeforeBackgroundWork()
    {
        var holder = await _gate.Enter(foreground: false, CancellationToken.None);
        var background = _gate.Enter(foreground: false, CancellationToken.None);
        var person = _gate.Enter(foreground: true, CancellationToken.None);

        holder.Dispose();

        using (await person.WaitAsync(Patience))
            Assert.That(background.IsCompleted, Is.False);
        Assert.That(async () => (await background.WaitAsync(Patience)).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task Enter_WhenGivenUpWhileWaiting_HandsTheTurnToTheNext()
    {
        using var patience = new CancellationTokenSource();
        var holder = await _gate.Enter(foreground: false, CancellationToken.None);
        var impatient = _gate.Enter(foreground: false, patience.Token);
        var next = _gate.Enter(foreground: false, CancellationToken.None);

        await patience.CancelAsync();
        holder.Dispose();

        Assert.CatchAsync<OperationCanceledException>(() => impatient.WaitAsync(Patience));
        Assert.That(async () => (await next.WaitAsync(Patience)).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task Dispose_Twice_LeavesOnce()
    {
        var first = await _gate.Enter(foreground: false, CancellationToken.None);
        first.Dispose();
        var second = await _gate.Enter(foreground: false, CancellationToken.None);

        first.Dispose();

        Assert.That(_gate.Enter(foreground: false, CancellationToken.None).IsCompleted, Is.False);
        second.Dispose();
    }
}
