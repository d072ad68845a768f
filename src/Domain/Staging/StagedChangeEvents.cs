using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Staging;

public sealed record StagedChangeDecided(StagedChangeId ChangeId, StoreId StoreId, StagedChangeStatus Status) : IDomainEvent;

public sealed record StagedChangeFinished(StagedChangeId ChangeId, StoreId StoreId, StagedChangeStatus Status) : IDomainEvent;
