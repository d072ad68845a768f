using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Stores;
using ShopifySync.Testing;
using ShopifySync.Web.Hubs;

namespace ShopifySync.Web.Tests.Hubs;

/// <summary>What one watcher is sent when it takes little, or asks for what is gone.</summary>
public sealed class HubConnectionTests
{
    private static readonly StoreId Store = StoreId.New();

    private ManyEvents _events = null!;
    private SlowClient _client = null!;
    private HubConnection _connection = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_events, _client) = (new ManyEvents(), new SlowClient());
        _connection = new HubConnection(
            new ClaimsPrincipal(), _client, () => { }, _events, new HubRequests(null!), new TestClock(), NullLogger.Instance);
        await _connection.Start();
        _connection.Rooms.Join(Store);
    }

    [TearDown]
    public void TearDown() => _connection.Dispose();

    [Test]
    public async Task Client_ThatTakesNothing_IsAskedForNoMemoryAndToldToResync()
    {
        _connection.Joined();
        _connection.Since(0);
        _client.Stop();
        _events.Happen(600);
        await Eventually.True(() => _client.Held == 1, "one message waits for the client");
        _events.Happen(20_000);
        var read = _events.Read;

        _client.Go();

        await Eventually.True(() => _client.Types.Contains("resync"), "it is told to load anew");
        Assert.That(read, Is.LessThanOrEqualTo(ManyEvents.PageSize), "no page was read ahead of the client");
        Assert.That(_client.Types.Count(t => t == "sync_status"), Is.LessThanOrEqualTo(ManyEvents.PageSize));
    }

    [Test]
    public async Task Since_AskedTwice_SendsNothingTwice()
    {
        _connection.Joined();
        _events.Happen(50);
        _connection.Since(0);
        await Eventually.True(() => _client.Numbers.Count == 50, "everything comes");

        _connection.Since(10);
        _events.Happen(51);
        await Eventually.True(() => _client.Numbers.Count >= 51, "what is new comes");

        Assert.That(_client.Numbers, Is.EqualTo(Enumerable.Range(1, 51).Select(n => (long)n)));
    }

    /// <summary>Numbered without a gap, all of one store.</summary>
    private sealed class ManyEvents : IEventLog
    {
        public const int PageSize = 500;
        private Action _more = () => { };
        private long _latest;

        public long Latest => Interlocked.Read(ref _latest);

        /// <summary>How many were handed out.</summary>
        public int Read { get; private set; }

        public void Happen(long upTo)
        {
            Interlocked.Exchange(ref _latest, upTo);
            _more();
        }

        public Task<IReadOnlyList<NumberedEvent>?> After(long number, CancellationToken ct)
        {
            var count = (int)Math.Min(PageSize, Latest - number);
            Read += count;
            return Task.FromResult<IReadOnlyList<NumberedEvent>?>(
                [.. Enumerable.Range(1, count).Select(n => new NumberedEvent(number + n, "lane.resumed", "It goes on.", Store, null, null, DateTimeOffset.UnixEpoch))]);
        }

        public IDisposable OnMore(Action more)
        {
            _more = more;
            return new CancellationTokenSource();
        }
    }

    private sealed class SlowClient : ISingleClientProxy
    {
        private readonly List<HubMessage> _taken = [];
        private TaskCompletionSource _open = Opened();

        public int Held { get; private set; }

        public List<string> Types
        {
            get
            {
                lock (_taken)
                    return [.. _taken.Select(m => m.Type)];
            }
        }

        public List<long> Numbers
        {
            get
            {
                lock (_taken)
                    return [.. _taken.Where(m => m.Type == "sync_status").Select(m => m.Number!.Value)];
            }
        }

        public void Stop() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Go() => _open.SetResult();

        public async Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
        {
            Held++;
            await _open.Task;
            Held--;
            lock (_taken)
                _taken.Add((HubMessage)args[0]!);
        }

        public Task<T> InvokeCoreAsync<T>(string method, object?[] args, CancellationToken cancellationToken) => throw new NotSupportedException();

        private static TaskCompletionSource Opened()
        {
            var open = new TaskCompletionSource();
            open.SetResult();
            return open;
        }
    }
}
