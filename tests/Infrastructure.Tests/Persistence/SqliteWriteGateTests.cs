using ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

namespace ShopifySync.Infrastructure.Tests.Persistence;

public sealed class SqliteWriteGateTests
{
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

        using (await second)
            Assert.That(_gate.Enter(foreground: false, CancellationToken.None).IsCompleted, Is.False);
    }

    [Test]
    public async Task Enter_LetsPeopleGoBeforeBackgroundWork()
    {
        var holder = await _gate.Enter(foreground: false, CancellationToken.None);
        var background = _gate.Enter(foreground: false, CancellationToken.None);
        var person = _gate.Enter(foreground: true, CancellationToken.None);

        holder.Dispose();

        using (await person)
            Assert.That(background.IsCompleted, Is.False);
        using (await background)
            Assert.Pass();
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

        Assert.CatchAsync<OperationCanceledException>(() => impatient);
        using (await next)
            Assert.Pass();
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
