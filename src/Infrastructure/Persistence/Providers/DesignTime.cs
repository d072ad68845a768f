using Microsoft.Extensions.DependencyInjection;

namespace ShopifySync.Infrastructure.Persistence.Providers;

/// <summary>What a context needs while the migration tool reads its model; no connection is opened then.</summary>
internal static class DesignTime
{
    public static AppDbContextServices Services => new(new OpenGate(), new DomainEventDispatcher(new ServiceCollection().BuildServiceProvider()), new EventBell());
}
